import { type Indicator, indicators } from '#domain/quality/indicator'
import type { QualityPolicy } from '#domain/quality/policy'
import { type PolicyNumber, policyBounds } from '#domain/quality/policy-bounds'

/** What each number of a policy is for, in the order in which people read them. */
export const policyGroups = {
  exclusion: [
    'margin',
    'excludeRatio',
    'excludeCertainty',
    'falseDiscoveryShare',
    'minimumEvents',
    'minimumEventsOnProbation',
    'minimumFeedback',
    'worsenedMargin',
    'worsenedCertainty',
    'minimumEventWeeks',
    'certaintyWithoutWorstWeek',
    'recoveredFeedback',
    'recoveredBelow',
  ],
  watch: ['watchEvents', 'watchRatio', 'watchCertainty'],
  recheck: ['minimumScoreRise', 'excessTail'],
  score: ['scorePivot'],
  comparison: [
    'reviewCorrelation',
    'cellPriorWeight',
    'windowPriorWeight',
    'weightPivot',
    'minimumExpectedForSpread',
    'minimumExpectedForVariation',
  ],
} as const satisfies Record<string, readonly PolicyNumber[]>
export type PolicyGroup = keyof typeof policyGroups

/** Numbers of things, which are whole. */
const wholeNumbers: ReadonlySet<PolicyNumber> = new Set([
  'minimumEvents',
  'minimumEventsOnProbation',
  'minimumFeedback',
  'minimumEventWeeks',
  'recoveredFeedback',
  'watchEvents',
])

/** Every number of a policy, between what it has to lie and whether it is whole. */
export const numberLimits: { name: PolicyNumber; least: number; most: number; isWhole: boolean }[] =
  Object.values(policyGroups)
    .flat()
    .map((name) => {
      const [least, most] = policyBounds[name]
      return { name, least, most, isWhole: wholeNumbers.has(name) }
    })

export type PolicyChange = { name: PolicyNumber | `weights.${Indicator}`; before: number; after: number }

/** Every number that differs between two policies, in the order in which people read them. */
export function changesOf(before: QualityPolicy, after: QualityPolicy): PolicyChange[] {
  const numbers = numberLimits.map(({ name }) => ({ name, before: before[name], after: after[name] }))
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
}: QualityPolicy): 'weights_not_one' | 'watch_above_exclusion' | undefined {
  const sum = indicators.reduce((total, id) => total + weights[id], 0)
  if (Math.abs(sum - 1) > 1e-6) return 'weights_not_one'
  const watchesLater =
    policy.watchRatio > policy.excludeRatio ||
    policy.watchCertainty > policy.excludeCertainty ||
    policy.watchEvents > policy.minimumEvents
  return watchesLater ? 'watch_above_exclusion' : undefined
}
