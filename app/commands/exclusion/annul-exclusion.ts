import {
  actorOfPerson,
  type CaseAnswer,
  type CaseChange,
  type CaseCommand,
  type CaseRefusal,
  caseEvent,
  changeCase,
} from '#commands/exclusion/change-case'
import { issueStatement } from '#commands/exclusion/issue-statement'
import type { Database, Tx } from '#db/client'
import type { Exclusion } from '#db/exclusions/cases'
import { type MoverRefusal, permitMove } from '#domain/exclusion/mover'
import { isInForce, type MoveRefusal } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'

export type AnnulExclusion = CaseCommand & { note: string }
export type AnnulRefusal =
  | CaseRefusal
  | MoverRefusal
  | MoveRefusal
  | StatementRefusal
  | { reason: 'note_required' }

/**
 * Annuls an exclusion that was a mistake (E15), in two steps by two people: the first asks, the second does it, and
 * the seller returns at once as if it had never been.
 */
export async function annulExclusion(
  db: Database,
  command: AnnulExclusion,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, AnnulRefusal>> {
  return changeCase<AnnulRefusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (tx, exclusion) => {
      const moved = permitMove(exclusion, 'annul', person)
      if (!moved.ok) return moved
      const note = command.note.trim()
      if (!note) return refuse({ reason: 'note_required' })
      if (exclusion.annulmentAskedBy !== null)
        return annul(tx, { exclusion, after: moved.value }, { person, note, now })
      return ok({
        set: { annulmentAskedBy: person.id, annulmentReason: note },
        events: [caseEvent('annulment_asked', { exclusion, after: exclusion.state }, { note })],
      })
    },
  )
}

async function annul(
  tx: Tx,
  step: { exclusion: Exclusion; after: Exclusion['state'] },
  { person, note, now }: { person: Person; note: string; now: Date },
): Promise<Result<CaseChange, StatementRefusal>> {
  const { exclusion, after } = step
  const statement = await issueStatement(tx, {
    kind: 'annulment',
    exclusion,
    now,
    values: () => ({ note }),
  })
  if (!statement.ok) return statement
  // The marketplace was told of it with the notice already, before it had any effect.
  const wasInForce = isInForce(exclusion.state) || exclusion.state === 'noticed'
  return ok({
    set: { state: after, annulledBy: person.id, endedAt: now },
    events: [caseEvent('exclusion_annulled', step, { wasInForce, statementId: statement.value })],
  })
}
