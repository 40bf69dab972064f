import { z } from 'zod'
import { defaultQualityPolicy, type QualityPolicy } from '#domain/quality/policy'

/** The policy's numbers under the short names of a cases file. */
const names = {
  rho0: 'reviewCorrelation',
  cellPs: 'cellPriorWeight',
  winPs: 'windowPriorWeight',
  pivot: 'weightPivot',
  margin: 'margin',
  ratioMin: 'excludeRatio',
  alpha: 'falseDiscoveryShare',
  floor: 'excludeCertainty',
  oMin: 'minimumEvents',
  nMin: 'minimumFeedback',
  wm: 'worsenedMargin',
  wp: 'worsenedCertainty',
  lwo: 'certaintyWithoutWorstWeek',
  bk: 'minimumEventWeeks',
  rn: 'recoveredFeedback',
  rp: 'recoveredBelow',
  wo: 'watchEvents',
  wr: 'watchRatio',
  wP: 'watchCertainty',
  C: 'scorePivot',
  rise: 'minimumScoreRise',
  nn: 'excessTail',
} as const satisfies Record<string, keyof QualityPolicy>

export const statedPolicy = z.record(z.string(), z.unknown())

/** The default policy with the numbers a file states; names it does not know are passed over. */
export function readPolicy(stated: z.infer<typeof statedPolicy> = {}): QualityPolicy {
  const policy = { ...defaultQualityPolicy }
  for (const [short, name] of Object.entries(names)) {
    const value = stated[short]
    if (typeof value === 'number') policy[name] = value
  }
  return policy
}
