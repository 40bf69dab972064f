import type { ReviewFeatures } from '#domain/detection/features'
import type { Fact, Finding } from '#domain/detection/signal'

/** The seller, or somebody with the seller's device, address or means of payment, reviews itself. */
export function selfReview(features: ReviewFeatures): Finding | undefined {
  const { author, seller, order, links, direction } = features
  // A seller who writes about a buyer is the author by right.
  if (direction === 'seller_to_buyer') return undefined
  const evidence = { kind: 'seller' as const, ids: [seller.id] }
  const facts: Fact[] = []
  if (author.id === seller.id) facts.push({ id: 'is_seller', values: {}, evidence })
  if (order.state === 'found' && order.buyerId === seller.id) {
    facts.push({ id: 'own_order', values: { order: order.id }, evidence: { kind: 'order', ids: [order.id] } })
  }
  for (const { kind, otherAuthors } of links) {
    if (otherAuthors.includes(seller.id)) facts.push({ id: `seller_${kind}`, values: {}, evidence })
  }
  if (facts.length === 0) return undefined
  const onlyAddress = facts.every((fact) => fact.id === 'seller_address')
  return { strength: onlyAddress ? 0.6 : 1, facts }
}
