import { actorOfPerson, type CaseAnswer, caseEvent, changeCase } from '#commands/exclusion/change-case'
import type { TurnDown, TurnDownRefusal } from '#commands/exclusion/send-back-exclusion'
import type { Database } from '#db/client'
import { permitMove } from '#domain/exclusion/mover'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Takes a proposal or a notice back before it has any effect; a marketplace that was told is told again. */
export async function cancelExclusion(
  db: Database,
  command: TurnDown,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, TurnDownRefusal>> {
  return changeCase<TurnDownRefusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (_, exclusion) => {
      const moved = permitMove(exclusion, 'cancel', person)
      if (!moved.ok) return moved
      const note = command.note.trim()
      if (!note) return refuse({ reason: 'note_required' })
      const wasNoticed = exclusion.state === 'noticed'
      return ok({
        set: { state: moved.value, endedAt: now },
        events: [caseEvent('exclusion_cancelled', { exclusion, after: moved.value }, { note, wasNoticed })],
      })
    },
  )
}
