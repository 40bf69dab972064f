import type { FilingStanding } from '#domain/abuse'
import { type AppealState, isOpenAppeal } from '#domain/appeals/state'
import { addDays, type Day, dayOf, daysBetween, startOfDay } from '#domain/day'
import { ok, type Result, refuse } from '#domain/result'
import type { StatementKind } from '#domain/statements/kind'
import { lastAppealDay } from '#domain/statements/redress'

/**
 * What can be appealed against: every restriction, every finding about a shop, and every answer that nothing is done
 * (DSA Art. 20).
 */
const appealable = [
  'exclusion_notice',
  'recheck_refusal',
  'immediate_stop',
  'termination_notice',
  'measure_notice',
  'review_rejected',
  'review_redacted',
  'review_returned',
  'review_hidden',
  'reply_rejected',
  'reply_returned',
  'dispute_answered',
  'fault_claim_answered',
  'complaint_decided',
  'integrity_confirmed',
  'picking_confirmed',
] as const satisfies StatementKind[]
export type AppealableKind = (typeof appealable)[number]

export function isAppealable(kind: StatementKind): kind is AppealableKind {
  return (appealable as readonly StatementKind[]).includes(kind)
}

/**
 * The last instant at which an appeal against what a statement says is taken, six months and a little from its being
 * told: the end of the day the statement names, which is promised whole.
 */
export function appealableUntil(toldAt: Date, zone: string): Date {
  return endOfDay(lastAppealDay(dayOf(toldAt, zone)), zone)
}

function endOfDay(day: Day, zone: string): Date {
  return new Date(startOfDay(addDays(day, 1), zone).getTime() - 1)
}

/**
 * Statements told before days were counted in the marketplace's zone name a day of UTC. West of it that can be the
 * later one, and then it holds, so that nobody loses a day that was promised.
 */
function heardUntil(toldAt: Date, zone: string): Date {
  const [here, inUtc] = [dayOf(toldAt, zone), dayOf(toldAt, 'UTC')]
  return endOfDay(lastAppealDay(daysBetween(here, inUtc) > 0 ? inUtc : here), zone)
}

export type FilingRefusal =
  | { reason: 'not_appealable' }
  | { reason: 'out_of_time'; until: Date }
  | { reason: 'already_open' }
  | { reason: 'decided_already' }
  | { reason: 'limited'; until: Date }

type Filing = {
  kind: StatementKind
  toldAt: Date
  zone: string
  /** Appeals from the same decision by the same person. */
  earlier: readonly AppealState[]
  /** Whether the grounds say that there are new facts. */
  hasNewFacts: boolean
  standing: FilingStanding
}

/** What a shop lives by is heard always, however often it appealed without ground. */
const alwaysHeard: readonly StatementKind[] = [
  'exclusion_notice',
  'recheck_refusal',
  'immediate_stop',
  'termination_notice',
  'measure_notice',
]

/**
 * Whether an appeal can be taken now: one at a time, after an outcome only with new facts (A2), and for a while not at
 * all from whoever went on to appeal without ground after a warning (DSA Art. 23(2)).
 */
export function judgeFiling(
  { kind, toldAt, zone, earlier, hasNewFacts, standing }: Filing,
  now: Date,
): Result<undefined, FilingRefusal> {
  if (!isAppealable(kind)) return refuse({ reason: 'not_appealable' })
  const until = heardUntil(toldAt, zone)
  if (now > until) return refuse({ reason: 'out_of_time', until })
  if (earlier.some(isOpenAppeal)) return refuse({ reason: 'already_open' })
  // Nobody loses the time to appeal by a limit: where it would outlast that time, the appeal is taken.
  if (standing.kind === 'limited' && standing.until < until && !alwaysHeard.includes(kind))
    return refuse({ reason: 'limited', until: standing.until })
  const isDecided = earlier.some((state) => state !== 'withdrawn' && state !== 'inadmissible')
  return isDecided && !hasNewFacts ? refuse({ reason: 'decided_already' }) : ok(undefined)
}
