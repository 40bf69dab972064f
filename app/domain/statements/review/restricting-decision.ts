import type { DecisionAction, ReviewDirection } from '#domain/review'
import type { DecisionOrigin } from '#domain/statements/origin'

/** A decision about a review that restricts it, as far as its statement goes. */
export type RestrictingDecision = {
  id: string
  reviewId: string
  shop: string
  /** What a shop wrote about its buyer is stated to the shop. */
  direction: ReviewDirection
  /** What it was sent as, as in `de-CH`; null where nobody said. */
  writtenIn: string | null
  revision: number
  /** When the author wrote it. */
  writtenAt: Date
  action: DecisionAction
  reasonCode: string
  note: string | null
  parts: number
  wasPublic: boolean
  /** Strong findings of the automatic checks about this revision. */
  findings: number
  origin: DecisionOrigin
  /** Where it is held to break the law, and not only our rules. */
  illegal: IllegalGround | null
  decidedAt: Date
  /** The marketplace's time zone, in which days are said. */
  zone: string
}

/** The law content is held to break, at most 500 characters, and why it does, at most 2000; a person wrote both. */
export type IllegalGround = {
  law: string
  why: string
  /** For what a notice said it to be illegal, where there was one. */
  noticedFor?: string | null
}
