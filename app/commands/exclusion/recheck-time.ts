import { caseEvent } from '#commands/exclusion/change-case'
import type { Tx } from '#db/client'
import { type Exclusion, findDatabaseTime, setExclusion } from '#db/exclusions/cases'
import type { DomainEvent } from '#domain/event'
import { recheckDueAt } from '#domain/exclusion/clock'
import { type MoveRefusal, moveExclusion } from '#domain/exclusion/state'
import { ok, type Result, refuse } from '#domain/result'

export type TooEarly = { reason: 'too_early'; notBefore: Date }

/**
 * The case as one whose re-check is due, if it is (E8): a clock that has not run yet is caught up with. Refused
 * before the day, by our clock and by the database's, whichever is behind.
 */
export async function reachRecheck(
  tx: Tx,
  exclusion: Exclusion,
  now: Date,
): Promise<Result<{ exclusion: Exclusion; events: DomainEvent[] }, TooEarly | MoveRefusal>> {
  if (exclusion.state !== 'excluded') return ok({ exclusion, events: [] })
  const { nextRecheckAt, pausedUntil } = exclusion
  if (!nextRecheckAt) throw new Error(`exclusion ${exclusion.id} has no day of its re-check`)
  const notBefore = recheckDueAt({ nextRecheckAt, pausedUntil })
  const time = Math.min(now.getTime(), (await findDatabaseTime(tx)).getTime())
  if (time < notBefore.getTime()) return refuse({ reason: 'too_early', notBefore })

  const moved = moveExclusion(exclusion.state, 'fall_due')
  if (!moved.ok) return moved
  await setExclusion(tx, exclusion.id, { state: moved.value }, { isNewVersion: false })
  const fellDue = caseEvent('recheck_fell_due', { exclusion, after: moved.value }, {})
  return ok({ exclusion: { ...exclusion, state: moved.value }, events: [fellDue] })
}
