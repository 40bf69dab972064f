import type { ObjectiveReason } from '#domain/objective-reason'

/** What sellers do in their portal, and how they get there. */
export type PortalEvents = {
  sign_in_link_sent: { purpose: 'sign_in' | 'invitation' }
  handover_secret_created: Record<never, never>
  handover_secret_ended: { until: string }
  review_answered: { replyId: string; revision: number }
  objective_reason_stated: { reason: ObjectiveReason | null }
  case_message_sent: { sentBy: 'seller' | 'marketplace'; messageId: string; exclusionId: string | null }
}
