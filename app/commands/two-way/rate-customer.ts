import { digestOf } from '#commands/digest'
import { receiveReviews } from '#commands/receive-reviews'
import type { Database, Tx } from '#db/client'
import { findReview } from '#db/reviews'
import { findOrderToRate, lockOrderToRate } from '#db/two-way/pairs'
import type { ReviewRow } from '#domain/intake'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import { isToMend } from '#domain/two-way/two-way'

export type RateCustomer = { orderId: string; rating: number; text: string }
export type RateCustomerRefusal = { reason: 'not_found' | 'not_finished' | 'rated_already' | 'unchanged' }

/** As the contract has it for every id of a review. */
const longestId = 128

/**
 * A shop reviews the buyer of a finished order (R3.2); it is screened as any other review is. Once, unless it was sent back
 * or turned down: then what is written anew is its next revision (V10).
 */
export async function rateCustomer(
  db: Database,
  { orderId, rating, text }: RateCustomer,
  person: Person & { sellerId: string },
  now: Date,
): Promise<Result<undefined, RateCustomerRefusal>> {
  const { sellerId } = person
  return db.transaction().execute(async (tx) => {
    // What the marketplace changes in that moment comes before or after the look, never between it and the writing.
    await lockOrderToRate(tx, { sellerId, orderId })
    const order = await findOrderToRate(tx, { sellerId, orderId }, now)
    if (!order) return refuse({ reason: 'not_found' as const })
    const { own, isFinished } = order
    if (!own && !isFinished) return refuse({ reason: 'not_finished' as const })
    if (own && !isToMend(own.state)) return refuse({ reason: 'rated_already' as const })
    if (own?.rating === rating && own.text === text) return refuse({ reason: 'unchanged' as const })
    const known = own && (await findReview(tx, own.id))
    const review: ReviewRow = known
      ? { ...rowOf(known), rating, text }
      : {
          ...{ id: await chooseId(tx, { sellerId, orderId }), sellerId, orderId, rating, text },
          direction: 'seller_to_buyer',
          createdAt: now.toISOString(),
          author: { id: sellerId },
        }
    await receiveReviews(tx, [review], { kind: 'person', id: person.id }, now)
    return ok(undefined)
  })
}

/** A review as it came in: whoever mends its words takes nothing else from it, nor the day it was written. */
function rowOf(known: NonNullable<Awaited<ReturnType<typeof findReview>>>): ReviewRow {
  return {
    ...{ id: known.id, sellerId: known.sellerId, orderId: known.orderId ?? undefined },
    ...{ direction: known.direction, rating: known.rating, text: known.text },
    ...{ title: known.title ?? undefined, language: known.language ?? undefined },
    ...{ attachments: known.attachments, createdAt: known.createdAt.toISOString() },
    author: {
      id: known.authorId,
      registeredAt: known.authorRegisteredAt?.toISOString(),
      deviceHash: known.deviceHash ?? undefined,
      addressHash: known.addressHash ?? undefined,
      paymentHash: known.paymentHash ?? undefined,
    },
  }
}

/**
 * The id of the review of an order's buyer. It is the order's, so that pressed twice at once it is one review; where it
 * would be too long, or another order's as in `a-b`, `c` and `a`, `b-c`, a digest stands in its place.
 */
async function chooseId(tx: Tx, order: { sellerId: string; orderId: string }): Promise<string> {
  const { sellerId, orderId } = order
  const id = `portal-${sellerId}-${orderId}`
  const digested = `portal-${digestOf([sellerId, orderId])}`
  if (id.length > longestId) return digested
  const taken = await findReview(tx, id)
  const isAnothers = taken && (taken.sellerId !== sellerId || taken.orderId !== orderId)
  return isAnothers ? digested : id
}
