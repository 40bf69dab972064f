import type { ReviewRow } from '#domain/intake'
import { createRandom, type Random } from '#fixtures/random'
import { languages } from '#fixtures/texts/phrasebook'
import { dayMs, toInstant } from '#fixtures/world'
import { createTexts } from '#tests/bench/review-texts'

export const sellerCount = 2_000
const stars = [1, 2, 3, 4, 4, 5, 5, 5, 5]

type Making = {
  prefix: string
  now: Date
  /** Over how many days before `now` they were written, in the order in which they come. */
  days?: number
}

/**
 * Reviews as a marketplace sends them: texts in four languages, by authors of whom a few share a device or an address;
 * most name an order. The same `prefix` makes the same reviews.
 */
export function makeReviews(count: number, { prefix, now, days = 1 }: Making): ReviewRow[] {
  const random = createRandom(`bench/${prefix}`)
  const write = createTexts(random)
  return Array.from({ length: count }, (_, place) => {
    const language = random.pick(languages)
    const createdAt = toInstant(now.getTime() - (1 - place / count) * days * dayMs)
    return { ...makeReview(`${prefix}-${place}`, random, now), createdAt, language, text: write(language) }
  })
}

function makeReview(id: string, random: Random, now: Date): Omit<ReviewRow, 'text' | 'createdAt'> {
  return {
    id,
    sellerId: sellerId(random.whole(0, sellerCount - 1)),
    ...(random.chance(0.8) && { orderId: `order-${id}` }),
    rating: random.pick(stars),
    author: makeAuthor(random, now),
  }
}

function makeAuthor(random: Random, now: Date): ReviewRow['author'] {
  const place = random.whole(0, 200_000)
  return {
    id: `author-${place}`,
    registeredAt: toInstant(now.getTime() - (100 + (place % 300)) * dayMs),
    deviceHash: `device-${random.chance(0.02) ? place % 50 : place}`,
    addressHash: `address-${random.chance(0.02) ? place % 500 : place}`,
  }
}

function sellerId(place: number): string {
  return `seller-${place}`
}
