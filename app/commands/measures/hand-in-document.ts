import { type KeepDocumentRefusal, keepDocument } from '#commands/measures/keep-document'
import type { Database } from '#db/client'
import { may, type Person } from '#domain/permission'
import { type Result, refuse } from '#domain/result'

export type HandInDocument = {
  sellerId: string
  kind: string
  /** The document's number, its issuer, or an address where it can be seen. */
  reference: string
  requestKey: string
}

/**
 * Takes a proof from the seller it is about, or from staff who got it another way. It replaces what was handed in
 * before, and is refused only while that is being judged.
 */
export async function handInDocument(
  db: Database,
  { sellerId, kind, reference, requestKey }: HandInDocument,
  person: Person,
  now: Date,
): Promise<Result<undefined, KeepDocumentRefusal | { reason: 'reference_required' }>> {
  if (!reference.trim()) return refuse({ reason: 'reference_required' })
  const isTheirs = may(person, 'use_portal') && person.sellerId === sellerId
  const isAllowed = isTheirs || may(person, 'manage_measures')
  const change = {
    state: 'uploaded',
    source: 'seller',
    reference: reference.trim(),
    refusedAt: null,
  } as const
  return db
    .transaction()
    .execute((tx) =>
      keepDocument(tx, { sellerId, kind, move: 'upload', change, isAllowed, requestKey }, person, now),
    )
}
