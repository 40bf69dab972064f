import type { ExclusionSnapshot, SnapshotWindow } from '#domain/exclusion/snapshot'
import { ok, type Result, refuse } from '#domain/result'

export type RefutedGround = { reason: 'ground_refuted'; index: number }

/** Grounds that compare a shop with others, and which windows of the evidence bear each of them out. */
const compares: Record<string, (window: SnapshotWindow) => boolean> = {
  quality_worsened: ({ days }) => days < 365,
  quality_low_for_a_year: ({ days }) => days >= 365,
}

/** Whether a decision for these reasons rests on the comparison with other shops. */
export function restsOnFigures(reasonCodes: readonly string[]): boolean {
  return reasonCodes.some((code) => code in compares)
}

/**
 * Refuses a ground that the case's own figures refute: a shop called worse than comparable ones that had no more
 * negative events than they in any window the ground looks at, or negatives called left open of which none is.
 */
export function checkGrounds(
  reasonCodes: readonly string[],
  snapshot: ExclusionSnapshot | null,
): Result<undefined, RefutedGround> {
  const index = snapshot ? reasonCodes.findIndex((code) => isRefuted(code, snapshot)) : -1
  return index === -1 ? ok(undefined) : refuse({ reason: 'ground_refuted', index })
}

function isRefuted(code: string, { windows, unhandled }: ExclusionSnapshot): boolean {
  if (code === 'negatives_left_open') return unhandled === 0
  const isOfGround = compares[code]
  return isOfGround !== undefined && !windows.filter(isOfGround).some(isWorse)
}

function isWorse({ observed, expected, ratio }: SnapshotWindow): boolean {
  return observed > expected && ratio > 1
}
