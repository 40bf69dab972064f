import type { DomainEvent } from '#domain/event'

/** Work that machines do. `announce` tells the marketplace and is done by the relay itself. */
export const jobNames = ['screen_reviews', 'release_held_evidence', 'announce'] as const
export type JobName = (typeof jobNames)[number]

/** Work an event sets off: which, about what, and how long it is held back. */
export type Consequence = { job: JobName; subjectId: string; afterMs: number }

/** How long a decision can be undone before anybody outside hears of it. */
export const undoWindowMs = 10_000

/** What each event sets in motion. Adding an event without saying so here does not compile. */
export function consequencesOf(event: DomainEvent): Consequence[] {
  const now = (job: JobName): Consequence => ({ job, subjectId: event.subject.id, afterMs: 0 })
  switch (event.type) {
    case 'review_received':
    case 'review_revised':
      return [now('screen_reviews')]
    case 'review_decided':
      if (event.data.action === 'escalate') return []
      return [{ ...now('announce'), afterMs: event.data.automated ? 0 : undoWindowMs }]
    case 'review_withdrawn':
      return [now('announce')]
    case 'review_screened':
      return event.data.outcome === 'hold' ? [now('announce')] : []
    case 'decision_undone':
    case 'review_reopened':
    case 'evidence_fell_due':
    case 'seller_received':
    case 'seller_edited':
    case 'order_received':
    case 'order_edited':
    case 'reply_received':
    case 'work_skipped':
    case 'work_released':
    case 'work_handed_over':
    case 'signed_in':
    case 'account_created':
    case 'account_changed':
    case 'api_key_created':
    case 'api_key_rotated':
    case 'api_key_revoked':
    case 'webhook_endpoint_created':
    case 'webhook_endpoint_changed':
    case 'webhook_endpoint_removed':
    case 'webhook_delivery_replayed':
    case 'policy_changed':
    case 'clock_moved':
      return []
    default:
      return event satisfies never
  }
}
