import { type Day, daysBetween } from '#domain/day'
import { ok, type Result, refuse } from '#domain/result'

/**
 * Days on which something beyond the sellers went wrong (R3.13): an outage, a carrier's strike, a war.
 *
 *     under_review ──confirm──▶ in_force ──lift──▶ lifted
 *     under_review ──lift──▶ lifted
 *
 * The days of one in force are left out of what counts for or against a seller; while one is under review, nobody
 * is proposed for exclusion on those days' account.
 */
export const incidentStates = ['under_review', 'in_force', 'lifted'] as const
export type IncidentState = (typeof incidentStates)[number]
export type IncidentMove = 'confirm' | 'lift'

const moves = {
  under_review: { confirm: 'in_force', lift: 'lifted' },
  in_force: { lift: 'lifted' },
  lifted: {},
} as const satisfies Record<IncidentState, Partial<Record<IncidentMove, IncidentState>>>

/** What may be done with an incident in this state, in the order a page offers it. */
export function allowedIncidentMoves(state: IncidentState): IncidentMove[] {
  return Object.keys(moves[state]) as IncidentMove[] // the keys of the table above
}

/** Where a move takes an incident. Lifting one, so that its days count again, needs a reason. */
export function moveIncident(
  state: IncidentState,
  move: IncidentMove,
  reason?: string,
): Result<IncidentState, { reason: 'not_allowed_now' } | { reason: 'reason_required' }> {
  const next: IncidentState | undefined = (moves[state] as Partial<Record<IncidentMove, IncidentState>>)[move]
  if (!next) return refuse({ reason: 'not_allowed_now' })
  return next === 'lifted' && !reason?.trim() ? refuse({ reason: 'reason_required' }) : ok(next)
}

/** An incident longer than this is no incident any more. */
export const longestIncidentDays = 92

export type SpanRefusal = { reason: 'ends_before_it_begins' } | { reason: 'too_long' }

/** Whether the days of an incident, both ends included, are ones. */
export function judgeSpan({ fromDay, toDay }: { fromDay: Day; toDay: Day }): Result<undefined, SpanRefusal> {
  const days = daysBetween(fromDay, toDay) + 1
  if (days < 1) return refuse({ reason: 'ends_before_it_begins' })
  return days > longestIncidentDays ? refuse({ reason: 'too_long' }) : ok(undefined)
}
