import type { DomainEvent } from '#domain/event'
import type { DocumentState } from '#domain/measures/document'

type Changed = {
  id: string
  sellerId: string
  kind: string
  before: DocumentState | null
  after: DocumentState
  validUntil: Date | null
}

/** That a seller's proof has moved on. */
export function documentChanged({ id, sellerId, kind, before, after, validUntil }: Changed): DomainEvent {
  return {
    type: 'document_changed',
    subject: { kind: 'seller', id: sellerId },
    data: { documentId: id, kind, before, after, validUntil: validUntil?.toISOString() ?? null },
  }
}
