import type { DomainEvent } from '#domain/event'
import type { FindingKind } from '#domain/findings/finding'

export const findingEventTypes = ['seller.finding_confirmed', 'seller.finding_withdrawn'] as const

type FindingAnnouncement = {
  type: (typeof findingEventTypes)[number]
  subject: { kind: 'seller'; id: string }
  data: { sellerId: string; finding: FindingKind; findingId: string; statementId?: string; reviewId?: string }
}

/** What the marketplace hears of what a shop was found to have done with reviews, and that it was taken back. */
export function findingAnnouncementOf(event: DomainEvent): FindingAnnouncement | undefined {
  switch (event.type) {
    case 'integrity_case_decided': {
      const { sellerId, kind: finding, caseId: findingId, statementId } = event.data
      const about = { sellerId, finding, findingId, reviewId: event.subject.id }
      return statementId === null ? undefined : tell('seller.finding_confirmed', { ...about, statementId })
    }
    case 'praise_picking_settled': {
      const { pickingId: findingId, statementId } = event.data
      const about = { sellerId: event.subject.id, finding: 'praise_picking', findingId } as const
      return statementId === null ? undefined : tell('seller.finding_confirmed', { ...about, statementId })
    }
    case 'integrity_finding_withdrawn': {
      const { sellerId, kind: finding, caseId: findingId } = event.data
      return tell('seller.finding_withdrawn', { sellerId, finding, findingId, reviewId: event.subject.id })
    }
    case 'praise_picking_withdrawn': {
      const about = { sellerId: event.subject.id, finding: 'praise_picking' } as const
      return tell('seller.finding_withdrawn', { ...about, findingId: event.data.pickingId })
    }
    default:
      return undefined
  }
}

function tell(type: FindingAnnouncement['type'], data: FindingAnnouncement['data']): FindingAnnouncement {
  return { type, subject: { kind: 'seller', id: data.sellerId }, data }
}
