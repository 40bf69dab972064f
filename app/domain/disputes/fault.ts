import { ok, type Result, refuse } from '#domain/result'
import { type ReviewState, wasShown } from '#domain/review'

/** Whose fault what a review tells of was. It is published all the same; what is not the seller's counts not against them. */
export const faults = ['seller', 'platform', 'carrier', 'buyer', 'unclear'] as const
export type Fault = (typeof faults)[number]
/** Those that are left out of the seller's figures; what cannot be told is counted. */
const faultsOfOthers = ['platform', 'carrier', 'buyer'] as const satisfies Fault[]

/** Whether a review counts against its seller as far as the fault goes; so does one that nobody looked into. */
export function countsAgainstSeller(fault: Fault | undefined): boolean {
  return !(faultsOfOthers as readonly (Fault | undefined)[]).includes(fault)
}

/** A review of at most so many stars is a negative one, of which somebody is to blame. */
const mostOfNegative = 2

/** What of a review decides whether there is a fault to be told. */
export type Blaming = {
  direction: 'buyer_to_seller' | 'seller_to_buyer'
  rating: number
  /** What it counts as while a change of it is in question. */
  heldRating: number | null
  state: ReviewState
  publishedRevision: number | null
}

export type BlamingRefusal = { reason: 'not_of_a_buyer' | 'not_negative' | 'not_shown' }

/** Whether there is a fault to be told: only where readers see, or saw, a buyer's negative review, which counts (B17). */
export function judgeBlaming(review: Blaming): Result<undefined, BlamingRefusal> {
  if (review.direction !== 'buyer_to_seller') return refuse({ reason: 'not_of_a_buyer' })
  if ((review.heldRating ?? review.rating) > mostOfNegative) return refuse({ reason: 'not_negative' })
  return wasShown(review) ? ok(undefined) : refuse({ reason: 'not_shown' })
}
