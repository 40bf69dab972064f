import type { QualityPolicy } from '#domain/quality/policy'
import { certaintyOfRateAbove, type RateEvidence } from '#domain/quality/posterior'

/** Indicators that never exclude anybody, but put a seller on the watch-list. */
export type ServiceIndicator = 'late' | 'cancel' | 'slow_reply'

export type ServiceEvidence = {
  indicators: readonly (RateEvidence & { id: ServiceIndicator })[]
  /** R4.3: negatives older than 7 days, and those of them neither resolved nor commented. */
  negatives: { old: number; unanswered: number }
}

export type ServiceWarning = ServiceIndicator | 'neg_unanswered'

const unansweredShare = 0.5
const minimumNegatives = 5

/** What a seller's service alone gives reason to watch. */
export function findServiceWarnings(evidence: ServiceEvidence, policy: QualityPolicy): ServiceWarning[] {
  const warnings: ServiceWarning[] = evidence.indicators
    .filter((indicator) => isWorse(indicator, policy))
    .map(({ id }) => id)
  const { old, unanswered } = evidence.negatives
  if (old >= minimumNegatives && unanswered >= unansweredShare * old) warnings.push('neg_unanswered')
  return warnings
}

function isWorse(indicator: RateEvidence, policy: QualityPolicy): boolean {
  const { events, total, mean, shape } = indicator
  const ratio = (shape + events) / (shape + total * mean)
  if (ratio < policy.excludeRatio) return false
  return certaintyOfRateAbove(indicator, policy.margin) >= policy.worsenedCertainty
}
