import type { DomainEvent } from '#domain/event'

export const disputeEventTypes = ['dispute.decided'] as const

type DisputeAnnouncement = {
  type: (typeof disputeEventTypes)[number]
  subject: { kind: 'dispute'; id: string }
  data: Record<string, string>
}

/** What the marketplace hears of a seller's dispute: how it came out. That there is one is between us and the seller. */
export function disputeAnnouncementOf(event: DomainEvent): DisputeAnnouncement | undefined {
  if (event.type !== 'dispute_decided') return undefined
  const { sellerId, reviewId, outcome, statementId } = event.data
  const data = { sellerId, reviewId, outcome, statementId }
  return { type: 'dispute.decided', subject: { kind: 'dispute', id: event.subject.id }, data }
}
