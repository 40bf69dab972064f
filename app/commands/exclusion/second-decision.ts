import { applyDecision } from '#commands/exclusion/apply-decision'
import {
  actorOfPerson,
  type CaseAnswer,
  type CaseCommand,
  type CaseRefusal,
  caseEvent,
  changeCase,
} from '#commands/exclusion/change-case'
import type { Database } from '#db/client'
import { findCurrentRecheck, findWaitingDecision, insertRecheckApproval } from '#db/exclusions/rechecks'
import { dayOf, daysBetween } from '#domain/day'
import { nextRecheck } from '#domain/exclusion/clock'
import type { MoverRefusal } from '#domain/exclusion/mover'
import type { MoveRefusal } from '#domain/exclusion/state'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'

export type SecondDecision = CaseCommand & { isApproved: boolean; note?: string | undefined }
export type SecondRefusal =
  | CaseRefusal
  | MoverRefusal
  | MoveRefusal
  | StatementRefusal
  | { reason: 'nothing_waits' }

/**
 * Agrees to a decision that overrules the rule, which then takes effect, or turns it down, so that the re-check goes
 * on (E10). Only another person than decided can; the days until the next re-check count from now.
 */
export async function secondDecision(
  db: Database,
  command: SecondDecision,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, SecondRefusal>> {
  return changeCase<SecondRefusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (tx, exclusion) => {
      if (!may(person, 'approve_exclusions')) return refuse({ reason: 'not_permitted' })
      const waiting = await findWaitingDecision(tx, exclusion)
      const recheck = waiting && (await findCurrentRecheck(tx, exclusion))
      if (!waiting || !recheck) return refuse({ reason: 'nothing_waits' })
      if (waiting.decidedBy === person.id) return refuse({ reason: 'same_person' })

      const { isApproved, note = null } = command
      const decisionId = waiting.id
      await insertRecheckApproval(tx, {
        ...{ decisionId, isApproved, note },
        decidedBy: person.id,
        decidedAt: now,
      })
      const step = { exclusion, after: exclusion.state }
      const event = caseEvent('recheck_seconded', step, { decisionId, isApproved })
      if (!isApproved) return ok({ set: { state: exclusion.state }, events: [event] })
      const decision = { ...waiting, nextRecheckDay: movedDay(waiting, exclusion.zone, now) }
      const applied = await applyDecision(tx, { exclusion, recheck, decision, now })
      if (!applied.ok) return applied
      return ok({ set: applied.value.set, events: [event, ...applied.value.events] })
    },
  )
}

/** The next re-check as many days after the second person's word as the first had meant. */
function movedDay(
  { nextRecheckDay, decidedAt }: { nextRecheckDay: string | null; decidedAt: Date },
  zone: string,
  now: Date,
): string | null {
  if (nextRecheckDay === null) return null
  return nextRecheck(now, daysBetween(dayOf(decidedAt, zone), nextRecheckDay), zone).day
}
