import { type CaseAnswer, type CaseChange, caseEvent } from '#commands/exclusion/change-case'
import { issueStatement } from '#commands/exclusion/issue-statement'
import {
  moveWithNote,
  type Noted,
  type NotedMove,
  type NotedMoveRefusal,
} from '#commands/exclusion/move-with-note'
import type { Database, Tx } from '#db/client'
import { isInForce } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'

/**
 * Annuls an exclusion that was a mistake (E15), in two steps by two people: the first asks, the second does it, and
 * the seller returns at once as if it had never been.
 */
export function annulExclusion(
  db: Database,
  command: NotedMove,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, NotedMoveRefusal | StatementRefusal>> {
  return moveWithNote<StatementRefusal>(db, command, { move: 'annul', person, now }, async (tx, noted) => {
    const { exclusion, note } = noted
    if (exclusion.annulmentAskedBy !== null) return annul(tx, noted, { person, now })
    return ok({
      set: { annulmentAskedBy: person.id, annulmentReason: note },
      events: [caseEvent('annulment_asked', { exclusion, after: exclusion.state }, { note })],
    })
  })
}

async function annul(
  tx: Tx,
  { note, ...step }: Noted,
  { person, now }: { person: Person; now: Date },
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
