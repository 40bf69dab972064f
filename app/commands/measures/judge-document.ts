import { documentChanged } from '#commands/measures/document-changed'
import { seenBefore, type TurnedAway } from '#commands/measures/seen-before'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { type DocumentChange, lockDocument, setDocument } from '#db/measures/documents'
import { hasLimitFor, lockSeller } from '#db/measures/measures'
import { type DocumentState, moveDocument, standingOfValid } from '#domain/measures/document'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** What a person makes of a proof: they look at it, take it until a day, send it back, or act on its absence. */
export type DocumentJudgement =
  | { move: 'check' }
  | { move: 'accept'; validUntil: Date }
  | { move: 'refuse'; note: string }
  | { move: 'restrict' }

export type JudgeDocument = {
  sellerId: string
  kind: string
  judgement: DocumentJudgement
  seenVersion: number
  requestKey: string
}
export type JudgeDocumentRefusal =
  | { reason: 'not_found' }
  | TurnedAway
  | { reason: 'changed_meanwhile' }
  | { reason: 'not_allowed_now' }
  | { reason: 'note_required' }
  | { reason: 'ends_in_the_past' }
  | { reason: 'no_limit_for_it' }

/**
 * Judges a proof a seller handed in, or notes that one which has expired keeps a seller limited: that needs a
 * measure which says so, because a proof by itself restricts nobody.
 */
export async function judgeDocument(
  db: Database,
  { sellerId, kind, judgement, seenVersion, requestKey }: JudgeDocument,
  person: Person,
  now: Date,
): Promise<Result<undefined, JudgeDocumentRefusal>> {
  return db.transaction().execute(async (tx) => {
    await lockSeller(tx, sellerId)
    const document = await lockDocument(tx, { sellerId, kind })
    if (!document) return refuse({ reason: 'not_found' as const })
    const isAllowed = may(person, 'manage_measures')
    const seen = await seenBefore(tx, { requestKey, subjectId: sellerId, isAllowed })
    if (!seen.ok) return seen
    if (seen.value) return ok(undefined)
    if (document.version !== seenVersion) return refuse({ reason: 'changed_meanwhile' as const })
    const change = await changeOf(tx, { sellerId, state: document.state, judgement, now })
    if (!change.ok) return change

    await setDocument(tx, document.id, change.value, { by: person.id, at: now })
    const { state: after, validUntil = document.validUntil } = change.value
    const event = documentChanged({
      id: document.id,
      sellerId,
      kind,
      before: document.state,
      after,
      validUntil,
    })
    await record(tx, [event], { actor: { kind: 'person', id: person.id }, at: now, requestKey })
    return ok(undefined)
  })
}

type Judged = { sellerId: string; state: DocumentState; judgement: DocumentJudgement; now: Date }

async function changeOf(
  tx: Tx,
  { sellerId, state, judgement, now }: Judged,
): Promise<Result<DocumentChange, JudgeDocumentRefusal>> {
  const moved = moveDocument(state, judgement.move)
  if (!moved.ok) return moved
  switch (judgement.move) {
    case 'check':
      return ok({ state: moved.value })
    case 'accept': {
      const { validUntil } = judgement
      const standing = standingOfValid(validUntil, now)
      if (standing === 'expired') return refuse({ reason: 'ends_in_the_past' })
      return ok({ state: standing, validUntil, note: null })
    }
    case 'refuse': {
      const note = judgement.note.trim()
      return note ? ok({ state: moved.value, note, refusedAt: now }) : refuse({ reason: 'note_required' })
    }
    case 'restrict':
      return (await hasLimitFor(tx, sellerId, 'missing_documents'))
        ? ok({ state: moved.value })
        : refuse({ reason: 'no_limit_for_it' })
    default:
      return judgement satisfies never
  }
}
