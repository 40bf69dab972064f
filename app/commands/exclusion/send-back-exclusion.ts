import {
  actorOfPerson,
  type CaseAnswer,
  type CaseCommand,
  type CaseRefusal,
  caseEvent,
  changeCase,
} from '#commands/exclusion/change-case'
import type { Database } from '#db/client'
import { type MoverRefusal, permitMove } from '#domain/exclusion/mover'
import type { MoveRefusal } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type TurnDown = CaseCommand & { note: string }
export type TurnDownRefusal = CaseRefusal | MoverRefusal | MoveRefusal | { reason: 'note_required' }

/** Gives a proposal back to be mended (E5). */
export function sendBackExclusion(
  db: Database,
  command: TurnDown,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, TurnDownRefusal>> {
  return turnDown(db, command, { move: 'send_back', event: 'exclusion_sent_back' }, { person, now })
}

/** Refuses a proposal for good (E5). */
export function refuseExclusion(
  db: Database,
  command: TurnDown,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, TurnDownRefusal>> {
  return turnDown(db, command, { move: 'refuse_approval', event: 'exclusion_refused' }, { person, now })
}

async function turnDown(
  db: Database,
  command: TurnDown,
  how:
    | { move: 'send_back'; event: 'exclusion_sent_back' }
    | { move: 'refuse_approval'; event: 'exclusion_refused' },
  { person, now }: { person: Person; now: Date },
): Promise<Result<CaseAnswer, TurnDownRefusal>> {
  return changeCase<TurnDownRefusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (_, exclusion) => {
      const moved = permitMove(exclusion, how.move, person)
      if (!moved.ok) return moved
      const note = command.note.trim()
      if (!note) return refuse({ reason: 'note_required' })
      const endedAt = how.move === 'refuse_approval' ? { endedAt: now } : {}
      return ok({
        set: { state: moved.value, ...endedAt },
        events: [caseEvent(how.event, { exclusion, after: moved.value }, { note })],
      })
    },
  )
}
