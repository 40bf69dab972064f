import type { ReviewFeatures } from '#domain/detection/features'
import type { Fact, Finding } from '#domain/detection/signal'

/** What is wrong with a review's proof of order, as the id of a fact. */
export type OrderFlaw =
  | 'not_given'
  | 'not_found'
  | 'other_seller'
  | 'other_buyer'
  | 'before_placed'
  | 'before_delivered'

const strengths: Record<OrderFlaw, number> = {
  not_given: 0.3,
  not_found: 0.7,
  other_seller: 1,
  other_buyer: 1,
  before_placed: 0.9,
  // Late news of a delivery is commonplace, and a late parcel is what many people write about.
  before_delivered: 0.1,
}

/** The review cannot be matched with an order of its author from its seller. */
export function noOrder(features: ReviewFeatures): Finding | undefined {
  // A marketplace that has told of no order of this seller cannot be expected to name one.
  if (features.order.state === 'not_given' && !features.seller.hasOrders) return undefined
  const flaws = flawsOfOrder(features)
  if (flaws.length === 0) return undefined
  return {
    strength: Math.max(...flaws.map((flaw) => strengths[flaw])),
    facts: flaws.map((flaw) => toFact(flaw, features)),
  }
}

/** Everything that keeps a review from being proved by its order. */
export function flawsOfOrder({ order, seller, author, direction, createdAt }: ReviewFeatures): OrderFlaw[] {
  if (order.state === 'not_given') return ['not_given']
  if (order.state === 'missing') return ['not_found']
  const flaws: OrderFlaw[] = []
  if (order.sellerId !== seller.id) flaws.push('other_seller')
  if (direction === 'buyer_to_seller' && order.buyerId !== author.id) flaws.push('other_buyer')
  if (createdAt < order.placedAt) flaws.push('before_placed')
  else if (order.deliveredAt && createdAt < order.deliveredAt) flaws.push('before_delivered')
  return flaws
}

const hourMs = 3_600_000

function toFact(flaw: OrderFlaw, { order, createdAt }: ReviewFeatures): Fact {
  if (order.state === 'not_given') return { id: flaw, values: {} }
  const evidence = { kind: 'order' as const, ids: [order.id] }
  const instant =
    order.state !== 'found' ? null : flaw === 'before_placed' ? order.placedAt : order.deliveredAt
  if (!flaw.startsWith('before_') || !instant) return { id: flaw, values: { order: order.id }, evidence }
  const hours = Math.ceil((instant.getTime() - createdAt.getTime()) / hourMs)
  return { id: flaw, values: { order: order.id, hours }, evidence }
}
