import type { QualityPolicy } from '#domain/quality/policy'

/** A seller who meets every other condition in a window, with the certainty (0–1) of being worse. */
export type Candidate = { id: string; certainty: number }

export type Discoveries = {
  /** The most certain first. */
  ids: string[]
  /** The mean probability (0–1) that a selected seller is not worse; 0 for an empty list. */
  expectedFalseShare: number
  /** The greatest such probability selected; undefined for an empty list. */
  cut: number | undefined
}

/** A mean that is exactly the share may miss it by this much in floating point. */
const rounding = 1e-12

/**
 * The longest list of the surest candidates of one window whose mean probability of a false proposal stays within
 * `falseDiscoveryShare` (Jones, Ohlssen and Spiegelhalter 2008). Equals are taken by id: the order given is nothing.
 */
export function selectDiscoveries(candidates: readonly Candidate[], policy: QualityPolicy): Discoveries {
  const sorted = candidates
    .filter(({ certainty }) => certainty >= policy.excludeCertainty)
    .sort((one, other) => other.certainty - one.certainty || (one.id < other.id ? -1 : 1))
  const selected: Discoveries = { ids: [], expectedFalseShare: 0, cut: undefined }
  let sum = 0
  for (const { id, certainty } of sorted) {
    const probabilityOfFalse = 1 - certainty
    sum += probabilityOfFalse
    const mean = sum / (selected.ids.length + 1)
    if (mean > policy.falseDiscoveryShare + rounding) break
    selected.ids.push(id)
    selected.expectedFalseShare = mean
    selected.cut = probabilityOfFalse
  }
  return selected
}
