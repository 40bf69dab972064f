import {
  actorOfPerson,
  type CaseAnswer,
  type CaseChange,
  type CaseCommand,
  type CaseRefusal,
  caseEvent,
  changeCase,
  explainCaseChange,
} from '#commands/exclusion/change-case'
import type { Database, Tx } from '#db/client'
import { type Exclusion, findDatabaseTime, setExclusion } from '#db/exclusions/cases'
import { findWaitingDecision } from '#db/exclusions/rechecks'
import type { DomainEvent } from '#domain/event'
import { recheckDueAt } from '#domain/exclusion/clock'
import type { MoverRefusal } from '#domain/exclusion/mover'
import { type MoveRefusal, moveExclusion } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type TooEarly = { reason: 'too_early'; notBefore: Date }
export type AtRecheckRefusal =
  | CaseRefusal
  | MoverRefusal
  | MoveRefusal
  | TooEarly
  | { reason: 'decision_waiting' }

/** A case whose re-check has begun to be due, and what was to be told of that. */
type Reached = { exclusion: Exclusion; events: DomainEvent[] }

/**
 * Changes a case whose re-check is due. Refused before the day whoever asks (R4.6), then where the page is out of date,
 * and while a decision waits for a second person.
 */
export function changeAtRecheck<Refusal = never>(
  db: Database,
  { seenVersion, ...command }: CaseCommand,
  { person, now }: { person: Person; now: Date },
  decide: (tx: Tx, reached: Exclusion) => Promise<Result<CaseChange, MoverRefusal | MoveRefusal | Refusal>>,
): Promise<Result<CaseAnswer, AtRecheckRefusal | Refusal>> {
  return changeCase<AtRecheckRefusal | Refusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (tx, exclusion) => {
      const reached = await reachRecheck(tx, exclusion, now)
      if (!reached.ok) return reached
      if (seenVersion !== undefined && exclusion.version !== seenVersion)
        return refuse(await explainCaseChange(tx, exclusion))
      if (await findWaitingDecision(tx, exclusion)) return refuse({ reason: 'decision_waiting' })
      const decided = await decide(tx, reached.value.exclusion)
      if (!decided.ok) return decided
      const { set, events } = decided.value
      return ok({ set, events: [...reached.value.events, ...events] })
    },
  )
}

/**
 * The case as one whose re-check is due, if it is (E8): a clock that has not run yet is caught up with. Refused
 * before the day, by our clock and by the database's, whichever is behind.
 */
async function reachRecheck(
  tx: Tx,
  exclusion: Exclusion,
  now: Date,
): Promise<Result<Reached, TooEarly | MoveRefusal>> {
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
