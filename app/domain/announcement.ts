import { appealAnnouncementOf, appealEventTypes } from '#domain/announcements/appeal'
import { coercionAnnouncementOf, coercionEventTypes } from '#domain/announcements/coercion'
import { complaintAnnouncementOf, complaintEventTypes } from '#domain/announcements/complaint'
import { disputeAnnouncementOf, disputeEventTypes } from '#domain/announcements/dispute'
import { exclusionAnnouncementOf, exclusionEventTypes } from '#domain/announcements/exclusion'
import { faultAnnouncementOf, faultEventTypes } from '#domain/announcements/fault'
import { findingAnnouncementOf, findingEventTypes } from '#domain/announcements/finding'
import { measureAnnouncementOf, measureEventTypes } from '#domain/announcements/measure'
import { mediationAnnouncementOf, mediationEventTypes } from '#domain/announcements/mediation'
import { qualityAnnouncementOf, qualityEventTypes } from '#domain/announcements/quality'
import { replyAnnouncementOf, replyEventTypes } from '#domain/announcements/reply'
import { reviewRequestAnnouncementOf, reviewRequestEventTypes } from '#domain/announcements/review-request'
import { waitAnnouncementOf, waitEventTypes } from '#domain/announcements/wait'
import type { DomainEvent, EventData, SubjectKind } from '#domain/event'

export const marketplaceEventTypes = [
  'review.published',
  'review.redacted',
  'review.returned',
  'review.rejected',
  'review.removed',
  'review.hidden',
  'review.withdrawn',
  'review.held',
  'review.answered',
  ...appealEventTypes,
  ...disputeEventTypes,
  ...faultEventTypes,
  ...complaintEventTypes,
  ...exclusionEventTypes,
  ...measureEventTypes,
  ...findingEventTypes,
  ...mediationEventTypes,
  ...qualityEventTypes,
  ...replyEventTypes,
  ...coercionEventTypes,
  ...reviewRequestEventTypes,
  ...waitEventTypes,
] as const
export type MarketplaceEventType = (typeof marketplaceEventTypes)[number]

/** What the marketplace is told: what became of its thing and on what ground, never who decided it. */
export type MarketplaceEvent = {
  type: MarketplaceEventType
  subject: { kind: SubjectKind; id: string }
  data: Record<string, string | number | boolean | null | readonly string[]>
}

/** The marketplace's side of an event, or undefined where it is none of its concern. */
export function marketplaceEventOf(
  event: DomainEvent,
  { sellerId }: { sellerId: string | null },
): MarketplaceEvent | undefined {
  const tell = (type: MarketplaceEventType, data: MarketplaceEvent['data']): MarketplaceEvent => ({
    type,
    subject: event.subject,
    data: { sellerId, ...data },
  })
  switch (event.type) {
    case 'review_decided':
      return tellOfDecision(event.data, tell)
    case 'review_withdrawn':
      return tellOfWithdrawal(event.data, tell)
    case 'review_returned_by_author': {
      const { after, revision } = event.data
      const data = { revision, decisionId: null, reasonCode: null, automated: false }
      return tell(after === 'published' ? 'review.published' : 'review.redacted', data)
    }
    case 'review_screened':
      if (event.data.outcome !== 'hold') return undefined
      return tell('review.held', { revision: event.data.revision })
    case 'review_answered':
      return tell('review.answered', { ...event.data })
    default:
      return (
        appealAnnouncementOf(event) ??
        disputeAnnouncementOf(event) ??
        faultAnnouncementOf(event) ??
        exclusionAnnouncementOf(event) ??
        measureAnnouncementOf(event) ??
        findingAnnouncementOf(event) ??
        mediationAnnouncementOf(event) ??
        qualityAnnouncementOf(event) ??
        replyAnnouncementOf(event, sellerId) ??
        complaintAnnouncementOf(event) ??
        reviewRequestAnnouncementOf(event) ??
        coercionAnnouncementOf(event) ??
        waitAnnouncementOf(event)
      )
  }
}

type Tell = (type: MarketplaceEventType, data: MarketplaceEvent['data']) => MarketplaceEvent

function tellOfWithdrawal(
  { revision, wasPublic, coolsUntil }: EventData['review_withdrawn'],
  tell: Tell,
): MarketplaceEvent {
  return tell('review.withdrawn', { revision, wasPublic, coolsUntil })
}

function tellOfDecision(
  {
    action,
    revision,
    decisionId,
    reasonCode,
    automated,
    wasPublic,
    statementId,
  }: EventData['review_decided'],
  tell: Tell,
): MarketplaceEvent | undefined {
  const data = { revision, decisionId, reasonCode, automated }
  const explained = { ...data, statementId }
  switch (action) {
    case 'publish':
      return tell('review.published', data)
    case 'redact':
      return tell('review.redacted', explained)
    case 'return':
      return tell('review.returned', { ...explained, wasPublic })
    case 'reject':
      return tell(wasPublic ? 'review.removed' : 'review.rejected', explained)
    case 'hide':
      return tell('review.hidden', explained)
    case 'escalate':
      return undefined
    default:
      return action satisfies never
  }
}
