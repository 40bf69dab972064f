import type { LinkFeatures, LinkKind, ReviewFeatures } from '#domain/detection/features'
import type { Fact, Finding } from '#domain/detection/signal'

/** How much one other author with the same hash says. Families share addresses, offices share both. */
const perAuthor: Record<LinkKind, number> = { device: 0.2, address: 0.05, payment: 0.25 }
const perSameSellerAuthor: Record<LinkKind, number> = { device: 0.5, address: 0.25, payment: 0.55 }

/** The author came with the device, address or means of payment of other authors. */
export function sharedLink({ links, seller }: ReviewFeatures): Finding | undefined {
  // Sharing with the seller is another matter: see self_review.
  const shared = links.map((link) => without(link, seller.id)).filter((link) => link.otherAuthors.length > 0)
  if (shared.length === 0) return undefined
  const spared = shared.reduce((rest, link) => rest * (1 - strengthOf(link)), 1)
  return { strength: 1 - spared, facts: shared.flatMap(factsOf) }
}

function without(link: LinkFeatures, id: string): LinkFeatures {
  return {
    kind: link.kind,
    otherAuthors: link.otherAuthors.filter((author) => author !== id),
    sameSellerAuthors: link.sameSellerAuthors.filter((author) => author !== id),
  }
}

function strengthOf({ kind, otherAuthors, sameSellerAuthors }: LinkFeatures): number {
  const elsewhere = otherAuthors.length - sameSellerAuthors.length
  return Math.min(1, sameSellerAuthors.length * perSameSellerAuthor[kind] + elsewhere * perAuthor[kind])
}

function factsOf({ kind, otherAuthors, sameSellerAuthors }: LinkFeatures): Fact[] {
  const elsewhere = otherAuthors.filter((author) => !sameSellerAuthors.includes(author))
  return [...toFact(`${kind}_same_seller`, sameSellerAuthors), ...toFact(`${kind}_other_seller`, elsewhere)]
}

function toFact(id: string, authors: string[]): Fact[] {
  if (authors.length === 0) return []
  return [{ id, values: { count: authors.length }, evidence: { kind: 'author', ids: authors } }]
}
