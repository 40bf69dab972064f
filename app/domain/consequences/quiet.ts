import { atOnce, type ConsequenceTable, nothing, recountSeller } from '#domain/consequences/table'
import type { AdministrationEvents } from '#domain/events/administration'
import type { IntakeEvents } from '#domain/events/intake'
import type { WorkEvents } from '#domain/events/work'

/** What is only remembered, or at most counted. */
export const quietConsequences: ConsequenceTable<IntakeEvents & WorkEvents & AdministrationEvents> = {
  seller_received: nothing,
  seller_edited: nothing,
  order_received: atOnce('recount_orders'),
  order_edited: ({ movedFrom }) => [{ job: 'recount_orders', afterMs: 0 }, ...recountSeller(movedFrom)],
  reply_received: ({ reviewId }) => [{ job: 'recount_reviews', afterMs: 0, subjectId: reviewId }],
  resolution_confirmed: atOnce('recount_reviews'),
  work_skipped: nothing,
  work_released: nothing,
  work_handed_over: nothing,
  shop_tie_declared: nothing,
  signed_in: nothing,
  account_created: nothing,
  account_changed: nothing,
  api_key_created: nothing,
  api_key_rotated: nothing,
  api_key_revoked: nothing,
  api_key_end_neared: nothing,
  flagger_added: nothing,
  flagger_end_set: nothing,
  flagger_suspended: nothing,
  flagger_resumed: nothing,
  waiver_recorded: nothing,
  waiver_ended: nothing,
  webhook_endpoint_created: nothing,
  webhook_endpoint_changed: nothing,
  webhook_endpoint_removed: nothing,
  webhook_delivery_replayed: nothing,
  policy_proposed: nothing,
  policy_refused: nothing,
  policy_withdrawn: nothing,
  policy_changed: nothing,
  clock_moved: nothing,
}
