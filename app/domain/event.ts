import type { DecisionAction, ReviewState, ScreeningOutcome } from '#domain/review'

/** Who did something: a person, a marketplace's API key, a named job, or a command typed by an operator. */
export type Actor = { kind: 'person' | 'api_key' | 'job' | 'operator'; id: string; onBehalfOf?: string }

export type SubjectKind =
  | 'review'
  | 'seller'
  | 'order'
  | 'reply'
  | 'work_item'
  | 'account'
  | 'api_key'
  | 'webhook_endpoint'
  | 'policy'
  | 'clock'

type ReviewChange = { before: ReviewState; after: ReviewState; revision: number }

/** What each thing that can happen carries. Past tense; ids, states and codes only, never personal data. */
export type EventData = {
  review_received: { revision: number }
  review_revised: ReviewChange
  review_screened: ReviewChange & {
    outcome: ScreeningOutcome
    reasons: string[]
    fakeProbability: number | null
    policyVersion: number
  }
  review_decided: ReviewChange & {
    action: DecisionAction
    decisionId: string
    reasonCode: string | null
    policyVersion: number
    automated: boolean
    wasPublic: boolean
  }
  decision_undone: ReviewChange & { decisionId: string }
  review_reopened: ReviewChange & { reason: string }
  review_withdrawn: ReviewChange & { reason: string | null; wasPublic: boolean }
  evidence_fell_due: ReviewChange
  seller_received: Record<never, never>
  seller_edited: Record<never, never>
  order_received: Record<never, never>
  order_edited: Record<never, never>
  reply_received: { reviewId: string }
  work_skipped: { reason: string; until: string }
  work_released: { reason: string }
  work_handed_over: { to: string }
  signed_in: { by: 'password' }
  account_created: { role: string }
  account_changed: { before: Record<string, unknown>; after: Record<string, unknown> }
  api_key_created: { scopes: readonly string[]; prefix: string }
  api_key_rotated: { replacedBy: string; until: string }
  api_key_revoked: Record<never, never>
  webhook_endpoint_created: { url: string }
  webhook_endpoint_changed: { before: Record<string, unknown>; after: Record<string, unknown> }
  webhook_endpoint_removed: { url: string }
  webhook_delivery_replayed: { deliveryId: string }
  policy_changed: { before: unknown; after: unknown; version: number }
  clock_moved: { from: string; to: string }
}
export type EventType = keyof EventData

/** Something that happened, to what, and its particulars. */
export type DomainEvent = {
  [Type in EventType]: { type: Type; subject: { kind: SubjectKind; id: string }; data: EventData[Type] }
}[EventType]
