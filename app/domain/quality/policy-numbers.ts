import { type Indicator, indicators } from '#domain/quality/indicator'
import type { QualityPolicy } from '#domain/quality/policy'

export type PolicyNumber = Exclude<keyof QualityPolicy, 'version' | 'weights'>

/** What a number may be. A share is a probability or part of a whole, 0–1. */
export type NumberLimits = { kind: 'share' | 'count' | 'factor'; min: number; max: number }

const share = { kind: 'share', min: 0.001, max: 0.999 } as const
const count = (max: number) => ({ kind: 'count', min: 1, max }) as const
const factor = (min: number, max: number) => ({ kind: 'factor', min, max }) as const

/** Every number of a policy and its limits, in the order in which people read them, by what it is for. */
export const policyNumbers = {
  exclusion: {
    margin: factor(1, 10),
    excludeRatio: factor(1, 20),
    excludeCertainty: { ...share, min: 0.5 },
    falseDiscoveryShare: { ...share, max: 0.5 },
    minimumEvents: count(100),
    minimumEventsOnProbation: count(100),
    minimumFeedback: count(1000),
    worsenedMargin: factor(1, 10),
    worsenedCertainty: { ...share, min: 0.5 },
    minimumEventWeeks: count(53),
    certaintyWithoutWorstWeek: share,
    recoveredFeedback: count(1000),
    recoveredBelow: share,
  },
  watch: { watchEvents: count(100), watchRatio: factor(1, 20), watchCertainty: { ...share, min: 0.5 } },
  recheck: { minimumScoreRise: factor(0, 50), excessTail: { ...share, max: 0.5 } },
  score: { scorePivot: factor(0.5, 20) },
  comparison: {
    reviewCorrelation: share,
    cellPriorWeight: count(10_000),
    windowPriorWeight: count(10_000),
    weightPivot: factor(0.1, 100),
    minimumExpectedForSpread: factor(0.01, 100),
    minimumExpectedForVariation: factor(0.1, 1000),
  },
} as const satisfies Record<string, Partial<Record<PolicyNumber, NumberLimits>>>
export type PolicyGroup = keyof typeof policyNumbers

/** The limits of every number, without the groups. */
export const numberLimits: Record<PolicyNumber, NumberLimits> = {
  ...policyNumbers.exclusion,
  ...policyNumbers.watch,
  ...policyNumbers.recheck,
  ...policyNumbers.score,
  ...policyNumbers.comparison,
}

export type PolicyChange = { name: PolicyNumber | `weights.${Indicator}`; before: number; after: number }

/** Every number that differs between two policies, in the order in which people read them. */
export function changesOf(before: QualityPolicy, after: QualityPolicy): PolicyChange[] {
  const numbers = Object.keys(numberLimits).map((key) => {
    const name = key as PolicyNumber // Its keys are exactly these.
    return { name, before: before[name], after: after[name] }
  })
  const weights = indicators.map((id) => ({
    name: `weights.${id}` as const,
    before: before.weights[id],
    after: after.weights[id],
  }))
  return [...numbers, ...weights].filter((change) => change.before !== change.after)
}

/** What a policy contradicts itself in; undefined where it is sound. */
export function contradictionIn({
  weights,
  ...policy
}: Omit<QualityPolicy, 'version'>): 'weights_not_one' | 'watch_above_exclusion' | undefined {
  const sum = indicators.reduce((total, id) => total + weights[id], 0)
  if (Math.abs(sum - 1) > 1e-6) return 'weights_not_one'
  const watchesLater =
    policy.watchRatio > policy.excludeRatio ||
    policy.watchCertainty > policy.excludeCertainty ||
    policy.watchEvents > policy.minimumEvents
  return watchesLater ? 'watch_above_exclusion' : undefined
}
