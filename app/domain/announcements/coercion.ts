import { questionTexts } from '#domain/coercion/wording'
import type { DomainEvent } from '#domain/event'

export const coercionEventTypes = ['review.change_questioned'] as const

type CoercionAnnouncement = {
  type: (typeof coercionEventTypes)[number]
  subject: DomainEvent['subject']
  data: Record<string, string>
}

/**
 * What the marketplace is to hand to the author of a changed review; the link it asks for with the question's id. What
 * the author answers is told to nobody.
 */
export function coercionAnnouncementOf(event: DomainEvent): CoercionAnnouncement | undefined {
  if (event.type !== 'review_change_questioned') return undefined
  const { questionId, authorId, change, language } = event.data
  const data = { questionId, authorId, change, language, ...questionTexts[language] }
  return { type: 'review.change_questioned', subject: event.subject, data }
}
