import { documentChanged } from '#commands/measures/document-changed'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { markEndingDocuments as markEnding } from '#db/measures/documents'
import { expiringWithin } from '#domain/measures/document'

/**
 * Marks proofs that end within 30 days or have ended, so that pages show it and the seller is told; how many.
 * Nothing else follows: what an expired proof means for a seller, a person decides.
 */
export async function markEndingDocuments(
  db: Database,
  { limit }: { limit: number },
  now: Date,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const changed = await markEnding(tx, { nearAt: expiringWithin(now), limit }, now)
    const actor = { kind: 'job', id: 'mark_ending_documents' } as const
    await record(tx, changed.map(documentChanged), { actor, at: now })
    return changed.length
  })
}
