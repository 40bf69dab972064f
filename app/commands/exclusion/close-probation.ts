import {
  actorOfPerson,
  type CaseAnswer,
  type CaseCommand,
  type CaseRefusal,
  caseEvent,
  changeCase,
} from '#commands/exclusion/change-case'
import type { Database } from '#db/client'
import { listPromises } from '#db/exclusions/promises'
import { dayOf } from '#domain/day'
import { type MoverRefusal, permitMove } from '#domain/exclusion/mover'
import { type ClosingRefusal, judgeClosing } from '#domain/exclusion/probation'
import type { MoveRefusal } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type CloseProbation = CaseCommand & { note: string }
export type CloseProbationRefusal =
  | CaseRefusal
  | MoverRefusal
  | MoveRefusal
  | ClosingRefusal
  | { reason: 'note_required' }

/**
 * Ends a probation well although something promised was not kept, with the reason in words (E13). Refused before the
 * probation is over, and while nobody has said of a promise that came due whether it was kept.
 */
export async function closeProbation(
  db: Database,
  command: CloseProbation,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, CloseProbationRefusal>> {
  return changeCase<CloseProbationRefusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (tx, exclusion) => {
      const moved = permitMove(exclusion, 'close_in_spite', person)
      if (!moved.ok) return moved
      const promises = await listPromises(tx, exclusion.id)
      const { probationUntil, zone } = exclusion
      const judged = judgeClosing({ probationUntil, promises }, { now, today: dayOf(now, zone) })
      if (!judged.ok) return judged
      const note = command.note.trim()
      if (!note) return refuse({ reason: 'note_required' })
      return ok({
        set: { state: moved.value, endedAt: now },
        events: [caseEvent('probation_closed', { exclusion, after: moved.value }, { note })],
      })
    },
  )
}
