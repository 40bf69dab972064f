import type { QualityPolicy } from '#domain/quality/policy'

/** The numbers of a policy that people may change. */
export type PolicyNumber = Exclude<keyof QualityPolicy, 'version' | 'weights'>

/** Between what every number of a policy has to lie, ends included. */
export const policyBounds: Record<PolicyNumber, readonly [number, number]> = {
  reviewCorrelation: [0, 0.5],
  cellPriorWeight: [1, 10_000],
  windowPriorWeight: [1, 10_000],
  weightPivot: [0.1, 100],
  minimumExpectedForSpread: [0.01, 10],
  minimumExpectedForVariation: [1, 100],
  margin: [1, 5],
  excludeRatio: [1, 10],
  excludeCertainty: [0.5, 0.999],
  falseDiscoveryShare: [0.001, 0.5],
  minimumEvents: [1, 1_000],
  minimumEventsOnProbation: [1, 1_000],
  minimumFeedback: [1, 1_000],
  worsenedMargin: [1, 5],
  worsenedCertainty: [0.5, 0.999],
  minimumEventWeeks: [1, 53],
  certaintyWithoutWorstWeek: [0, 0.999],
  recoveredFeedback: [1, 1_000],
  recoveredBelow: [0, 0.5],
  watchEvents: [1, 1_000],
  watchRatio: [1, 10],
  watchCertainty: [0.5, 0.999],
  scorePivot: [0.5, 20],
  minimumScoreRise: [0, 50],
  excessTail: [0.001, 0.5],
}

export const policyNumbers = Object.keys(policyBounds) as PolicyNumber[]

/** The numbers of a policy that lie outside their bounds or are none. */
export function findPolicyFlaws(policy: QualityPolicy): PolicyNumber[] {
  return policyNumbers.filter((name) => {
    const [least, most] = policyBounds[name]
    const value = policy[name]
    return !(Number.isFinite(value) && value >= least && value <= most)
  })
}
