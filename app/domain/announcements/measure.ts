import type { DomainEvent, EventData } from '#domain/event'
import { isToldOf } from '#domain/measures/document'
import { restricts } from '#domain/measures/measure'

/** A warning is told as `seller.warned`, as one before an exclusion is; `measureId` tells them apart. */
export const measureEventTypes = [
  'seller.limited',
  'seller.limit_lifted',
  'seller.document_requested',
  'seller.document_expiring',
  'seller.document_expired',
] as const

type Told = Record<string, string | number | boolean | null | readonly string[]>
type MeasureAnnouncement = {
  type: 'seller.warned' | (typeof measureEventTypes)[number]
  subject: { kind: 'seller'; id: string }
  data: Told
}

/** What the marketplace hears of measures: what to do with which seller's goods and until when. */
export function measureAnnouncementOf(event: DomainEvent): MeasureAnnouncement | undefined {
  const sellerId = event.subject.id
  const tell = (type: MeasureAnnouncement['type'], data: Told): MeasureAnnouncement => ({
    type,
    subject: { kind: 'seller', id: sellerId },
    data: { sellerId, ...data },
  })
  switch (event.type) {
    case 'measure_imposed': {
      const { measureId, step, ground, until, factor, categories, statementId } = event.data
      if (!restricts(step)) return tell('seller.warned', { measureId, step, ground, until })
      return tell('seller.limited', {
        ...{ measureId, step, ground, until, factor, categories, statementId },
      })
    }
    case 'measure_lifted':
      if (!restricts(event.data.step) || !event.data.wasInForce) return undefined
      return tell('seller.limit_lifted', {
        measureId: event.data.measureId,
        step: event.data.step,
        why: event.data.ground,
      })
    case 'measure_ended':
      if (!restricts(event.data.step)) return undefined
      return tell('seller.limit_lifted', {
        measureId: event.data.measureId,
        step: event.data.step,
        why: 'ended',
      })
    case 'document_changed':
      return tellOfDocument(event.data, tell)
    default:
      return undefined
  }
}

function tellOfDocument(
  { kind, before, after, validUntil }: EventData['document_changed'],
  tell: (type: MeasureAnnouncement['type'], data: Told) => MeasureAnnouncement,
): MeasureAnnouncement | undefined {
  if (!isToldOf({ before, after })) return undefined
  if (after === 'requested') return tell('seller.document_requested', { kind })
  return tell(after === 'expired' ? 'seller.document_expired' : 'seller.document_expiring', {
    kind,
    validUntil,
  })
}
