import {
  actorOfPerson,
  type CaseAnswer,
  type CaseCommand,
  type CaseRefusal,
  caseEvent,
  changeCase,
} from '#commands/exclusion/change-case'
import type { Database } from '#db/client'
import { setExclusion } from '#db/exclusions/cases'
import { type MoverRefusal, permitMove } from '#domain/exclusion/mover'
import { type MoveRefusal, moveExclusion } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

/**
 * Lets an immediate stop stand as an ordinary exclusion, after another person than stopped has looked at it (E7);
 * the day it took effect stays its first. Whoever finds that it should not stand asks for it to be annulled.
 */
export async function confirmStop(
  db: Database,
  command: CaseCommand,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, CaseRefusal | MoverRefusal | MoveRefusal>> {
  return changeCase(db, command, { actor: actorOfPerson(person), at: now }, async (tx, exclusion) => {
    const moved = permitMove(exclusion, 'confirm_stop', person)
    if (!moved.ok) return moved
    const set = { state: moved.value, stopConfirmedBy: person.id }
    const effect = exclusion.dayZero ? moveExclusion(moved.value, 'take_effect') : undefined
    const after = effect?.ok ? effect.value : moved.value
    if (after !== moved.value) await setExclusion(tx, exclusion.id, set, { isNewVersion: false })
    return ok({
      set: { ...set, state: after },
      events: [caseEvent('stop_confirmed', { exclusion, after }, {})],
    })
  })
}
