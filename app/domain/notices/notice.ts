import type { DomainEvent } from '#domain/event'
import { type NoticeKind, rolesHearing } from '#domain/notices/kind'
import type { Role } from '#domain/permission'

/** Who is told: everybody of a shop, everybody in these roles, or one person. */
export type Audience =
  | { to: 'shop'; sellerId: string }
  | { to: 'shop_of_exclusion'; exclusionId: string }
  | { to: 'roles'; roles: Role[] }
  | { to: 'person'; accountId: string }

/** Something to be told: what kind of thing, and about what. */
export type Notice = { kind: NoticeKind; subjectId: string; audience: Audience }

/** Who is told what of an event; most events are nobody's news. */
export function noticesOf(event: DomainEvent): Notice[] {
  const { id } = event.subject
  const toShop = (kind: NoticeKind, sellerId: string): Notice[] => [
    { kind, subjectId: id, audience: { to: 'shop', sellerId } },
  ]
  const toStaff = (kind: NoticeKind, subjectId = id): Notice[] => [
    { kind, subjectId, audience: { to: 'roles', roles: rolesHearing(kind) } },
  ]
  switch (event.type) {
    case 'exclusion_approved':
    case 'exclusion_took_effect':
    case 'seller_stopped':
    case 'termination_noticed':
    case 'exclusion_annulled':
      return toShop('exclusion', event.data.sellerId)
    case 'seller_reinstated':
    case 'exclusion_upheld':
      return toShop('recheck', event.data.sellerId)
    case 'measure_imposed':
      return toShop('measure', id)
    case 'seller_warned':
      return toShop('warning', event.data.sellerId)
    case 'exclusion_submitted':
      return toStaff('approval_needed')
    case 'letter_submitted':
      return toStaff('letter_received')
    case 'work_handed_over':
      return [{ kind: 'work_assigned', subjectId: id, audience: { to: 'person', accountId: event.data.to } }]
    case 'integrity_case_opened':
      return toStaff('integrity_case', event.data.caseId)
    case 'praise_picking_seen':
      return toStaff('praise_picking')
    case 'detector_alarm_raised':
      return toStaff('detector_alarm')
    default:
      return ofConversation(event)
  }
}

/** What is said between a shop and others: messages, letters, replies. */
function ofConversation(event: DomainEvent): Notice[] {
  const { id } = event.subject
  switch (event.type) {
    case 'case_message_sent':
      return event.data.sentBy === 'marketplace'
        ? [{ kind: 'message', subjectId: id, audience: { to: 'shop', sellerId: id } }]
        : [
            {
              kind: 'shop_message',
              subjectId: id,
              audience: { to: 'roles', roles: rolesHearing('shop_message') },
            },
          ]
    case 'letter_answered':
    case 'letter_returned': {
      const audience = { to: 'shop_of_exclusion', exclusionId: event.data.exclusionId } as const
      return [{ kind: 'letter_answered', subjectId: id, audience }]
    }
    case 'reply_decided': {
      const kind = event.data.action === 'publish' ? 'reply_published' : 'reply_judged'
      const { reviewId, sellerId } = event.data
      return [{ kind, subjectId: reviewId, audience: { to: 'shop', sellerId } }]
    }
    default:
      return []
  }
}
