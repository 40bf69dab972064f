import { announced, atOnce, type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { PortalEvents } from '#domain/events/portal'

export const portalConsequences: ConsequenceTable<PortalEvents> = {
  // The marketplace shows the answer beside the review, and it counts for the shop.
  review_answered: () => [...announced(), { job: 'recount_reviews', afterMs: 0 }],
  sign_in_link_sent: nothing,
  handover_secret_created: nothing,
  handover_secret_ended: nothing,
  case_message_sent: nothing,
  objective_reason_stated: atOnce('recount_reviews'),
}
