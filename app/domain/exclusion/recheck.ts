import type { Condition, ConditionState } from '#domain/exclusion/conditions'
import { reasonOfCheck } from '#domain/exclusion/reasons'
import type { RefusalReasonCode } from '#domain/exclusion/reasons/reason'
import type { QualityPolicy } from '#domain/quality/policy'
import { judgeRecheck, type Recheck, type RecheckCheck, type RecheckEvidence } from '#domain/quality/recheck'

/** Below so many orders since the exclusion, nobody could have earned new positive reviews (B49). */
export const fewestOrders = 3

/** What a re-check goes by: the evidence, and the ids behind its counts. */
export type RecheckFindings = {
  evidence: RecheckEvidence
  /** Orders placed since the exclusion took effect. */
  ordersSince: number
  newPositiveIds: string[]
  newNegativeIds: string[]
  confirmedFakeIds: string[]
  pendingFakeIds: string[]
}

export type JudgedRecheck = {
  outcome: Recheck['outcome']
  failed: RecheckCheck[]
  /** Whether a return would be on probation with a stricter watch, as its improvement could not be measured. */
  isUnmeasured: boolean
  conditions: Condition[]
}

/** R4.9, R4.10, B49: what the rule proposes about an excluded seller; a person decides. */
export function judgeReturn(findings: RecheckFindings, policy: QualityPolicy): JudgedRecheck {
  const judged = judgeRecheck(findings.evidence, policy)
  const failedNow = judgeRecheckByNow(findings.evidence, policy)
  const isUnmeasured =
    findings.ordersSince < fewestOrders &&
    (failedNow.includes('new_positives') || failedNow.includes('rating_rose'))
  const isMeasured = (check: RecheckCheck) => !isUnmeasured || !needsOrders(check)
  const failed = judged.failed.filter(isMeasured)
  return {
    outcome: outcomeOf(judged, failed, findings.evidence),
    failed,
    isUnmeasured,
    conditions: conditionsOf(findings, judged, {
      policy,
      failed: failedNow,
      isMeasured,
    }),
  }
}

function needsOrders(check: RecheckCheck): boolean {
  return check === 'new_positives' || check === 'rating_rose'
}

/** The checks that fail as of now, also before the day on which anything may be decided. */
function judgeRecheckByNow(evidence: RecheckEvidence, policy: QualityPolicy): RecheckCheck[] {
  return judgeRecheck({ ...evidence, day: Math.max(evidence.day, 14) }, policy).failed
}

function outcomeOf(
  judged: Recheck,
  failed: RecheckCheck[],
  { fakes, letter }: RecheckEvidence,
): Recheck['outcome'] {
  if (judged.outcome === 'too_early') return 'too_early'
  if (failed.length > 0) return 'extend'
  return fakes.pending > 0 || letter?.verdict === 'not_judged' ? 'hold' : 'reinstate'
}

type Judging = {
  policy: QualityPolicy
  failed: RecheckCheck[]
  isMeasured: (check: RecheckCheck) => boolean
}

/** The live checklist (B45): every condition with its figures, from the first day on. */
function conditionsOf(
  findings: RecheckFindings,
  judged: Recheck,
  { policy, failed, isMeasured }: Judging,
): Condition[] {
  const { evidence } = findings
  const { letter, fakes, negatives, negativesBeyond: beyond = { handled: 0, open: 0 } } = evidence
  const allNegatives = negatives.length + beyond.handled + beyond.open
  const stateOf = (check: RecheckCheck, isPending = false): ConditionState => {
    if (!isMeasured(check)) return 'not_measurable'
    if (failed.includes(check)) return 'unmet'
    return isPending ? 'pending' : 'met'
  }
  return [
    {
      check: 'negatives_handled',
      state: stateOf('negatives_handled'),
      have: allNegatives - judged.unhandledNegatives.length - beyond.open,
      need: allNegatives,
      items: judged.unhandledNegatives,
    },
    {
      check: 'new_positives',
      state: stateOf('new_positives'),
      have: evidence.newPositiveBuyers,
      need: judged.neededPositiveBuyers,
      items: findings.newPositiveIds,
    },
    {
      check: 'rating_rose',
      state: stateOf('rating_rose'),
      have: judged.scoreRise,
      need: policy.minimumScoreRise,
      items: [],
    },
    {
      check: 'no_excess_events',
      state: stateOf('no_excess_events'),
      have: evidence.sinceExclusion.observed,
      need: evidence.sinceExclusion.expected,
      items: findings.newNegativeIds,
    },
    {
      check: 'no_fakes',
      state: stateOf('no_fakes', fakes.pending > 0),
      have: fakes.confirmed + fakes.pending,
      need: 0,
      items: [...findings.confirmedFakeIds, ...findings.pendingFakeIds],
    },
    {
      check: 'letter',
      state: stateOf('letter', letter?.verdict === 'not_judged'),
      have: letter ? 1 : 0,
      need: 1,
      items: [],
    },
  ]
}

/** The reasons of refusal that the failed checks amount to, in the order of the list. */
export function reasonsOf(failed: readonly RecheckCheck[]): RefusalReasonCode[] {
  return [...new Set(failed.map((check) => reasonOfCheck[check]))].sort()
}

/** The items a reason of refusal rests on, as the conditions name them. */
export function factsOf(conditions: readonly Condition[], reasons: readonly RefusalReasonCode[]) {
  return Object.fromEntries(
    reasons.map((reason) => [
      reason,
      conditions.filter(({ check }) => reasonOfCheck[check] === reason).flatMap(({ items }) => items),
    ]),
  )
}
