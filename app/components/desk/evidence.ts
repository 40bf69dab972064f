import type { RescoredReview } from '#app/components/review/rescored.tsx'
import type { Signal } from '#domain/detection/signal'
import type { PlaceReason } from '#domain/priority'
import type { Authenticity, DecisionAction, LineAction, Redaction, ReviewState } from '#domain/review'
import type { NoticeOrigin } from '#domain/statements/origin'
import type { FoldKind } from '#domain/text/canonical'
import type { Span } from '#domain/text/span'

/** An RFC 3339 instant: what pages get is plain JSON, whichever way it reached them. */
export type At = string

/** A review as one line of a list. */
export type PastReview = {
  id: string
  sellerId: string
  authorId: string
  rating: number
  language: string | null
  state: ReviewState
  createdAt: At
  excerpt: string
}

export type OrderFacts = {
  id: string
  buyerId: string
  sellerId: string
  placedAt: At
  amount: string | null
  currency: string | null
  promisedBy: At | null
  deliveredAt: At | null
  cancelledAt: At | null
  cancelledBy: 'seller' | 'buyer' | 'platform' | null
  returnedAt: At | null
}

export type SellerFacts = {
  id: string
  name: string
  category: string
  joinedAt: At
  language: string | null
}

/** Another review that says much the same. */
export type Duplicate = Omit<PastReview, 'excerpt'> & {
  text: string
  /** The share (0–1) of both texts that is the same. */
  overlap: number
  /** Whether the spans say where the texts differ; those of very long texts say what both have. */
  isByWord: boolean
  ownSpans: Span[]
  otherSpans: Span[]
  /** What was folded away to compare the other one. */
  otherFolds: { kind: FoldKind; count: number; spans: Span[] }[]
}

export type Revision = {
  revision: number
  rating: number
  title: string | null
  text: string
  replacedAt: At
}

/** One thing that happened. `by` is a person's name; null where a machine or the marketplace did it. */
export type HistoryEntry = {
  id: number
  type: string
  at: At
  by: string | null
  actorKind: string
  data: Record<string, unknown>
}

export type StandingDecision = {
  id: string
  action: DecisionAction
  reasonCode: string | null
  note: string | null
  redactions: Redaction[]
  by: string | null
  isMine: boolean
  at: At
  undoUntil: At
}

/** Whether somebody found a signal right. */
export type SignalMark = { signal: string; isRight: boolean }

/** Everything a person sees of a review while judging it. */
export type Evidence = {
  review: {
    id: string
    sellerId: string
    orderId: string | null
    authorId: string
    authorRegisteredAt: At | null
    direction: 'buyer_to_seller' | 'seller_to_buyer'
    rating: number
    title: string | null
    text: string
    /** What it was sent as. */
    language: string | null
    /** What it is written in, as it was found for its line; null where it waits in none. */
    foundLanguage: string | null
    attachments: { url: string; mediaType: string }[]
    createdAt: At
    receivedAt: At
    revision: number
    publishedText: string | null
    state: ReviewState
    authenticity: Authenticity
    fakeProbability: number | null
    dueAt: At | null
    version: number
  }
  seller: SellerFacts | null
  order: OrderFacts | null
  replies: { id: string; text: string; createdAt: At }[]
  signals: Signal[]
  /** What judging it again after publication came to, where it went back to people for that. */
  rescored: RescoredReview | null
  /** What this person thinks of the signals; null where they may not say. */
  marks: SignalMark[] | null
  screenedAt: At | null
  decision: StandingDecision | null
  /** What its author would be told besides the verdict, were one given now. */
  stating: { wasPublic: boolean; findings: number; noticedBy: NoticeOrigin | null }
  authorReviews: PastReview[]
  sellerReviews: PastReview[]
  duplicates: Duplicate[]
  revisions: Revision[]
  history: HistoryEntry[]
  /** What this person may decide now, in the order to be offered. */
  actions: LineAction[]
}

/** A lease on a piece of work. */
export type Work = {
  id: string
  queue: QueueName
  leaseUntil: At
  dueAt: At
  why: PlaceReason[]
  draft: Draft
}
export const queueNames = ['reviews', 'seniors'] as const
export type QueueName = (typeof queueNames)[number]

/** What somebody had begun to decide. */
export type Draft = { note: string; redactions: Redaction[] }

/** A piece of work somebody holds, with all it takes to decide it. */
export type DeskItem = { work: Work; evidence: Evidence }

/** One line of a queue. */
export type QueueRow = {
  workItemId: string
  reviewId: string
  rankAt: At
  dueAt: At
  language: string | null
  heldBy: string | null
  isMine: boolean
  rating: number
  sellerName: string
  excerpt: string
  fakeProbability: number | null
}

export type Colleague = { id: string; name: string; role: string }
