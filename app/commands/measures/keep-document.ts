import { documentChanged } from '#commands/measures/document-changed'
import { seenBefore, type TurnedAway } from '#commands/measures/seen-before'
import { record } from '#commands/record'
import type { Tx } from '#db/client'
import { type DocumentChange, insertDocument, lockDocument, setDocument } from '#db/measures/documents'
import { lockSeller } from '#db/measures/measures'
import { type DocumentMove, moveDocument } from '#domain/measures/document'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type KeepDocument = {
  sellerId: string
  kind: string
  move: Extract<DocumentMove, 'request' | 'upload'>
  change: DocumentChange
  isAllowed: boolean
  requestKey: string
}
export type KeepDocumentRefusal = TurnedAway | { reason: 'not_found' } | { reason: 'not_allowed_now' }

/** Begins a proof of a kind or moves the one there is, with its event. Records, so call it last. */
export async function keepDocument(
  tx: Tx,
  { sellerId, kind, move, change, isAllowed, requestKey }: KeepDocument,
  person: Person,
  now: Date,
): Promise<Result<undefined, KeepDocumentRefusal>> {
  if (!(await lockSeller(tx, sellerId))) return refuse({ reason: 'not_found' })
  const seen = await seenBefore(tx, { requestKey, subjectId: sellerId, isAllowed })
  if (!seen.ok) return seen
  if (seen.value) return ok(undefined)
  const known = await lockDocument(tx, { sellerId, kind })
  if (known && !moveDocument(known.state, move).ok) return refuse({ reason: 'not_allowed_now' })

  const by = { by: person.id, at: now }
  if (known) await setDocument(tx, known.id, change, by)
  const id = known?.id ?? (await insertDocument(tx, { sellerId, kind, ...change }, by))
  const [before, validUntil] = [known?.state ?? null, known?.validUntil ?? null]
  const event = documentChanged({ id, sellerId, kind, before, after: change.state, validUntil })
  await record(tx, [event], { actor: { kind: 'person', id: person.id }, at: now, requestKey })
  return ok(undefined)
}
