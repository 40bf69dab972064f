import type { DomainEvent } from '#domain/event'
import { requestTexts } from '#domain/review-requests/wording'

export const reviewRequestEventTypes = ['review.requested'] as const

type RequestAnnouncement = {
  type: (typeof reviewRequestEventTypes)[number]
  subject: DomainEvent['subject']
  data: Record<string, string | number>
}

/** What the marketplace is to hand to a buyer word for word, by the way it reaches its buyers. */
export function reviewRequestAnnouncementOf(event: DomainEvent): RequestAnnouncement | undefined {
  if (event.type !== 'review_requested') return undefined
  const { sellerId, buyerId, language, wording } = event.data
  const { title, text } = requestTexts[language]
  return {
    type: 'review.requested',
    subject: event.subject,
    data: { sellerId, buyerId, language, wording, title, text },
  }
}
