import {
  actorOfPerson,
  type CaseAnswer,
  type CaseChange,
  type CaseCommand,
  type CaseRefusal,
  changeCase,
} from '#commands/exclusion/change-case'
import type { Database, Tx } from '#db/client'
import type { Exclusion } from '#db/exclusions/cases'
import { type MoverRefusal, permitMove } from '#domain/exclusion/mover'
import type { ExclusionMove, ExclusionState, MoveRefusal } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { type Result, refuse } from '#domain/result'

export type NotedMove = CaseCommand & { note: string }
export type NotedMoveRefusal = CaseRefusal | MoverRefusal | MoveRefusal | { reason: 'note_required' }

/** A case, the state it goes to, and why in words. */
export type Noted = { exclusion: Exclusion; after: ExclusionState; note: string }

/** Moves a case for a reason in words; refused where the person may not, or gives none. */
export function moveWithNote<Refusal = never>(
  db: Database,
  command: NotedMove,
  { move, person, now }: { move: ExclusionMove; person: Person; now: Date },
  decide: (tx: Tx, noted: Noted) => Promise<Result<CaseChange, Refusal>>,
): Promise<Result<CaseAnswer, NotedMoveRefusal | Refusal>> {
  return changeCase<NotedMoveRefusal | Refusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (tx, exclusion) => {
      const moved = permitMove(exclusion, move, person)
      if (!moved.ok) return moved
      const note = command.note.trim()
      if (!note) return refuse({ reason: 'note_required' })
      return decide(tx, { exclusion, after: moved.value, note })
    },
  )
}
