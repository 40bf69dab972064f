import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Bytes, Instant, Json, MovingInstant } from '#db/schema/columns'
import type { ReturnRules } from '#domain/intake'
import type { ReplyFlaw } from '#domain/replies/flaws'
import type { Remedy } from '#domain/replies/remedy'
import type { ReplyState } from '#domain/replies/state'
import type { Authenticity, ReviewState } from '#domain/review'

export type Attachment = { url: string; mediaType: string }

export type Verification = { kind: string; validUntil: string }

type SellerTable = {
  id: string
  name: string
  category: string
  joinedAt: MovingInstant
  language: string | null
  contactEmail: string | null
  verification: Json<Verification[]>
  returns: Json<ReturnRules> | null
  contentDigest: Bytes
  receivedAt: Instant
  updatedAt: MovingInstant
}

type CustomerOrderTable = {
  id: string
  sellerId: string
  buyerId: string
  category: string | null
  placedAt: MovingInstant
  /** A decimal number as text, in units of `currency`. */
  amount: string | null
  currency: string | null
  promisedBy: MovingInstant | null
  deliveredAt: MovingInstant | null
  cancelledAt: MovingInstant | null
  cancelledBy: 'seller' | 'buyer' | 'platform' | null
  cancelReason: string | null
  returnedAt: MovingInstant | null
  returnReason: string | null
  contentDigest: Bytes
  receivedAt: Instant
  updatedAt: MovingInstant
}

type ReviewTable = {
  id: string
  sellerId: string
  orderId: string | null
  direction: 'buyer_to_seller' | 'seller_to_buyer'
  rating: number
  title: string | null
  text: string
  language: string | null
  authorId: string
  authorRegisteredAt: MovingInstant | null
  deviceHash: string | null
  addressHash: string | null
  paymentHash: string | null
  attachments: Json<Attachment[]>
  createdAt: MovingInstant
  receivedAt: MovingInstant
  contentDigest: Bytes
  revision: Generated<number>
  state: Generated<ReviewState>
  publishedRevision: number | null
  publishedText: string | null
  authenticity: Generated<Authenticity>
  /** 0–1; null until screened, or where screening failed. */
  fakeProbability: number | null
  dueAt: MovingInstant | null
  version: Generated<number>
  /** The stars it counts with while its author has not confirmed having changed it freely. */
  heldRating: number | null
}

type ReviewRevisionTable = {
  reviewId: string
  revision: number
  rating: number
  title: string | null
  text: string
  replacedAt: Instant
}

type ReplyTable = {
  id: string
  reviewId: string
  sellerId: string
  text: string
  createdAt: MovingInstant
  contentDigest: Bytes
  receivedAt: Instant
  revision: Generated<number>
  state: Generated<ReplyState>
  flaws: ColumnType<ReplyFlaw[], string | undefined, string>
  submittedBy: string | null
  dueAt: MovingInstant | null
  decidedBy: string | null
  decidedAt: MovingInstant | null
  reasonCode: string | null
  note: string | null
  leaseHolder: string | null
  leaseUntil: MovingInstant | null
  version: Generated<number>
  /** Whether its seller has answered with it: it is public, or waits for us. */
  isStanding: GeneratedAlways<boolean>
}

type ReviewRemedyTable = {
  reviewId: string
  sellerId: string
  kind: Remedy
  note: string | null
  recordedBy: string
  recordedAt: MovingInstant
}

export interface MarketplaceSchema {
  seller: SellerTable
  customerOrder: CustomerOrderTable
  review: ReviewTable
  reviewRevision: ReviewRevisionTable
  reply: ReplyTable
  reviewRemedy: ReviewRemedyTable
}
