import { documentChanged } from '#commands/measures/document-changed'
import type { Tx } from '#db/client'
import { vouchForDocuments as vouch } from '#db/measures/documents'
import type { DomainEvent } from '#domain/event'
import type { SellerRow } from '#domain/intake'
import { standingOfValid } from '#domain/measures/document'

/**
 * Makes proofs of what the marketplace says it has verified about sellers. Part of the transaction that takes the
 * sellers; the events are the caller's to record. Of two of a kind the one that lasts longer counts.
 */
export async function vouchForDocuments(tx: Tx, sellers: SellerRow[], now: Date): Promise<DomainEvent[]> {
  const documents = sellers.flatMap(({ id: sellerId, verification = [] }) =>
    lastOfEachKind(verification).map(({ kind, validUntil }) => ({
      ...{ sellerId, kind, validUntil },
      state: standingOfValid(new Date(validUntil), now),
    })),
  )
  return (await vouch(tx, documents, now)).map(documentChanged)
}

function lastOfEachKind(verification: { kind: string; validUntil: string }[]) {
  const ends = (validUntil: string) => new Date(validUntil).getTime()
  const byEnd = [...verification].sort((a, b) => ends(a.validUntil) - ends(b.validUntil))
  return [...new Map(byEnd.map((one) => [one.kind, one])).values()]
}
