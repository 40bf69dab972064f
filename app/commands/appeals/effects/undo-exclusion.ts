import type { Undoing, Undone, UndoRefusal } from '#commands/appeals/effects/undoing'
import { caseEvent } from '#commands/exclusion/change-case'
import { issueStatement } from '#commands/exclusion/issue-statement'
import type { Tx } from '#db/client'
import { type Exclusion, lockExclusion, setExclusion } from '#db/exclusions/cases'
import { isInForce, moveExclusion } from '#domain/exclusion/state'
import { ok, type Result } from '#domain/result'

/**
 * Annuls the exclusion an appeal was from, as if it had never been (E15), or has a refused re-check repeated at once. A
 * case that has gone on to where neither is possible is over for the seller's good already.
 */
export async function undoExclusion(tx: Tx, undoing: Undoing): Promise<Result<Undone, UndoRefusal>> {
  const exclusion = await lockExclusion(tx, undoing.appeal.subjectId)
  if (!exclusion) return ok({ effects: ['superseded'], events: [] })
  return undoing.appeal.kind === 'recheck_refusal'
    ? ok(await repeatRecheck(tx, exclusion, undoing.now))
    : annul(tx, exclusion, undoing)
}

async function annul(
  tx: Tx,
  exclusion: Exclusion,
  { note, person, proposedBy, now }: Undoing,
): Promise<Result<Undone, UndoRefusal>> {
  const moved = moveExclusion(exclusion.state, 'annul')
  if (!moved.ok) return ok({ effects: ['superseded'], events: [] })
  const statement = await issueStatement(tx, { kind: 'annulment', exclusion, now, values: () => ({ note }) })
  if (!statement.ok) return statement
  await setExclusion(tx, exclusion.id, {
    state: moved.value,
    annulmentAskedBy: proposedBy ?? exclusion.annulmentAskedBy,
    annulmentReason: note,
    annulledBy: person.id,
    endedAt: now,
  })
  const wasInForce = isInForce(exclusion.state) || exclusion.state === 'noticed'
  const told = { wasInForce, statementId: statement.value }
  return ok({
    effects: ['exclusion_annulled', 'metrics', 'strike_removed'],
    events: [caseEvent('exclusion_annulled', { exclusion, after: moved.value }, told)],
  })
}

/** The next re-check falls due now: never before the first one could take place (R4.6). */
async function repeatRecheck(tx: Tx, exclusion: Exclusion, now: Date): Promise<Undone> {
  const { recheckNotBefore, state, id } = exclusion
  if (state !== 'excluded' || recheckNotBefore === null) return { effects: ['superseded'], events: [] }
  const nextRecheckAt = new Date(Math.max(now.getTime(), recheckNotBefore.getTime()))
  await setExclusion(tx, id, { nextRecheckAt }, { isNewVersion: false })
  return { effects: ['recheck_at_once'], events: [] }
}
