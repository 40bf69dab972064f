import type { DomainEvent } from '#domain/event'

export const replyEventTypes = ['reply.returned', 'reply.rejected', 'reply.withdrawn'] as const

type ReplyAnnouncement = {
  type: (typeof replyEventTypes)[number]
  subject: DomainEvent['subject']
  data: Record<string, string | boolean | null>
}

/** What the marketplace is told of a reply that readers are not, or no longer, to see. */
export function replyAnnouncementOf(
  event: DomainEvent,
  sellerId: string | null,
): ReplyAnnouncement | undefined {
  const { subject } = event
  switch (event.type) {
    case 'reply_decided': {
      const { action, reviewId, reasonCode, statementId } = event.data
      if (action === 'publish') return undefined
      const type = action === 'return' ? 'reply.returned' : 'reply.rejected'
      return { type, subject, data: { sellerId: event.data.sellerId, reviewId, reasonCode, statementId } }
    }
    case 'reply_withdrawn': {
      const { replyId, wasPublic } = event.data
      return { type: 'reply.withdrawn', subject, data: { sellerId, replyId, wasPublic } }
    }
    default:
      return undefined
  }
}
