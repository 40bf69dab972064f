import { type KeepDocumentRefusal, keepDocument } from '#commands/measures/keep-document'
import type { Database } from '#db/client'
import { may, type Person } from '#domain/permission'
import type { Result } from '#domain/result'

export type RequestDocument = {
  sellerId: string
  kind: string
  /** What exactly is asked for, and why. */
  note?: string | undefined
  requestKey: string
}

/** Asks a seller for a proof, or for a fresh one of a kind already known. Refused while one is being checked. */
export async function requestDocument(
  db: Database,
  { sellerId, kind, note, requestKey }: RequestDocument,
  person: Person,
  now: Date,
): Promise<Result<undefined, KeepDocumentRefusal>> {
  const isAllowed = may(person, 'manage_measures')
  const change = { state: 'requested', note: note?.trim() || null, refusedAt: null } as const
  return db
    .transaction()
    .execute((tx) =>
      keepDocument(tx, { sellerId, kind, move: 'request', change, isAllowed, requestKey }, person, now),
    )
}
