import { receiveReviews } from '#commands/receive-reviews'
import type { Database } from '#db/client'
import { findOrderToRate } from '#db/two-way/pairs'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type RateCustomer = { orderId: string; rating: number; text: string }
export type RateCustomerRefusal = { reason: 'not_found' | 'not_finished' | 'rated_already' }

/** A shop reviews the buyer of a finished order, once (R3.2); it is screened as any other review is. */
export async function rateCustomer(
  db: Database,
  { orderId, rating, text }: RateCustomer,
  person: Person & { sellerId: string },
  now: Date,
): Promise<Result<undefined, RateCustomerRefusal>> {
  const { sellerId } = person
  const order = await findOrderToRate(db, { sellerId, orderId }, now)
  if (!order) return refuse({ reason: 'not_found' })
  if (!order.isFinished) return refuse({ reason: 'not_finished' })
  if (order.isRated) return refuse({ reason: 'rated_already' })
  // Pressed twice at once it is one review, as its id is the order's.
  const id = `portal-${sellerId}-${orderId}`.slice(0, 128)
  const review = {
    ...{ id, sellerId, orderId, rating, text },
    direction: 'seller_to_buyer' as const,
    createdAt: now.toISOString(),
    author: { id: sellerId },
  }
  await receiveReviews(db, [review], { kind: 'person', id: person.id }, now)
  return ok(undefined)
}
