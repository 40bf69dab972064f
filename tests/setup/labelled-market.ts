import type { Database } from '#db/client'
import { makeMarket } from '#tests/domain/detection-learning/market'
import { addDecisions } from '#tests/setup/decisions'
import { addSeller } from '#tests/setup/reviews'

const dayMs = 86_400_000

/**
 * A made-up marketplace of so many reviews in English, of which a person has decided the first `decided`; the last of
 * them the day before `now`.
 */
export async function addLabelledMarket(
  db: Database,
  { reviews, decided, by, now }: { reviews: number; decided: number; by: string; now: Date },
): Promise<void> {
  const market = makeMarket(reviews)
  const last = market[decided - 1]?.knownAt ?? 0
  const instant = (day: number) => new Date(now.getTime() - dayMs + (day - last) * dayMs)
  for (const sellerId of new Set(market.map((review) => review.sellerId))) await addSeller(db, sellerId)
  const rows = market.map(({ id, authorId, sellerId, rating, at, label }, place) => ({
    ...{ id, authorId, sellerId, rating: rating ?? 3, language: 'en', attachments: '[]' },
    direction: 'buyer_to_seller' as const,
    text: label ? `Perfect wonderful product, number ${place}` : `Came late but works, number ${place}`,
    state: place < decided ? (label ? ('rejected' as const) : ('published' as const)) : ('queued' as const),
    ...{ createdAt: instant(at), receivedAt: instant(at), contentDigest: Buffer.alloc(32) },
  }))
  await db.insertInto('review').values(rows).execute()
  const made = market.slice(0, decided).map(({ id, label, knownAt = 0 }) => ({
    ...{ reviewId: id, by, at: instant(knownAt) },
    ...(label ? { action: 'reject' as const, reasonCode: 'not_genuine' } : { action: 'publish' as const }),
  }))
  for (let at = 0; at < made.length; at += 500) await addDecisions(db, made.slice(at, at + 500))
}
