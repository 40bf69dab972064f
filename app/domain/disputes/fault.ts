import { ok, type Result, refuse } from '#domain/result'
import { type ReviewState, wasShown } from '#domain/review'

/**
 * Whose fault what a review tells of was. It is published all the same; what is not the seller's counts not against
 * them.
 */
export const faults = ['seller', 'platform', 'carrier', 'buyer', 'unclear'] as const
export type Fault = (typeof faults)[number]
/** Those that are left out of the seller's figures; what cannot be told is counted. */
export const faultsOfOthers = ['platform', 'carrier', 'buyer'] as const satisfies Fault[]
export type FaultOfOthers = (typeof faultsOfOthers)[number]

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

/**
 * Whether there is a fault to be told: only where readers see, or saw, a buyer's negative review, which counts (B17).
 */
export function judgeBlaming(review: Blaming): Result<undefined, BlamingRefusal> {
  if (review.direction !== 'buyer_to_seller') return refuse({ reason: 'not_of_a_buyer' })
  if ((review.heldRating ?? review.rating) > mostOfNegative) return refuse({ reason: 'not_negative' })
  return wasShown(review) ? ok(undefined) : refuse({ reason: 'not_shown' })
}

export type UnaskedRefusal = BlamingRefusal | { reason: 'claim_waits' }

/** Whether staff can say whose fault it was, unasked: while a seller's claim waits, that is answered instead (B17). */
export function judgeUnasked({
  review,
  isClaimed,
}: {
  review: Blaming
  /** Whether the seller has said something of it that waits for an answer. */
  isClaimed: boolean
}): Result<undefined, UnaskedRefusal> {
  const blamed = judgeBlaming(review)
  return blamed.ok && isClaimed ? refuse({ reason: 'claim_waits' }) : blamed
}

type Saying = Parameters<typeof judgeUnasked>[0] & {
  /** Whose fault it is held to be, and whose whoever says so now had before them. */
  known: Fault | undefined
  seen: Fault | undefined
  note: string
}
export type SayingRefusal = UnaskedRefusal | { reason: 'changed_meanwhile' | 'note_required' }

/** Whether somebody of staff can say whose fault it was outside any dispute: as they saw it, and with reasons. */
export function judgeSaying({
  review,
  known,
  seen,
  isClaimed,
  note,
}: Saying): Result<undefined, SayingRefusal> {
  const unasked = judgeUnasked({ review, isClaimed })
  if (!unasked.ok) return unasked
  if (known !== seen) return refuse({ reason: 'changed_meanwhile' })
  return note.trim() ? ok(undefined) : refuse({ reason: 'note_required' })
}
