import type { ReviewState } from '#domain/review'
import type { RingState } from '#domain/rings/ring'
import type { TieKind } from '#domain/rings/tie'

/** A member of a ring as its page shows them; `number` is the one in the drawing. */
export type MemberShape = {
  number: number
  authorId: string
  exemptedAt: string | null
  exemptReason: string | null
  exemptedByName: string | null
  /** Their reviews that a decision would be about. */
  reviewIds: string[]
}

/** Something members share; `label` is the one in the drawing, such as `D1`. */
export type TieShape = { label: string; kind: TieKind; key: string; members: number[]; reviewIds: string[] }

/** `at` is RFC 3339. */
export type RingReviewShape = {
  id: string
  member: number
  sellerId: string
  rating: number
  state: ReviewState
  inView: boolean
  at: string
  excerpt: string
  outcome: string | null
}

/** `share` is 0–1 of all the seller's reviews; null where they were not counted. */
export type RingSellerShape = { id: string; name: string | null; reviews: number; share: number | null }

export type RingShape = {
  id: string
  number: number
  state: RingState
  version: number
  foundAt: string
  grewAt: string
  decision: { at: string; by: string | null; reasonCode: string | null; note: string | null } | null
  /** Of the decisions being written. */
  progress: { done: number; total: number } | null
  members: MemberShape[]
  ties: TieShape[]
  reviews: RingReviewShape[]
  sellers: RingSellerShape[]
  /** Reviews not yet rejected that have fewer than two strong findings: only a senior calls them fake. */
  weakReviews: number
}
