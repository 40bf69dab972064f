import { expect, test } from 'vitest'
import { findRings, type RingReview } from '#domain/detection/rings'
import { makeMarket } from '#tests/domain/detection-learning/market'

const honest: RingReview[] = makeMarket(3000).map((review, at) => ({
  ...review,
  sellerId: `seller ${(at * 7) % 400}`,
}))

function ring(size: number, { rating = 5, apartDays = 0.5, sellers = 3 } = {}): RingReview[] {
  return Array.from({ length: size }, (_, member) =>
    Array.from({ length: sellers }, (_, seller) => ({
      authorId: `member ${member}`,
      sellerId: `praised ${seller}`,
      rating,
      at: 15_100 + member * apartDays,
    })),
  ).flat()
}

test('accounts that praise the same three sellers within days are a ring, and nobody else is', () => {
  const members = Array.from({ length: 8 }, (_, member) => `member ${member}`)
  expect(findRings([...honest, ...ring(8)])).toEqual([
    { authorIds: members, sellerIds: ['praised 0', 'praised 1', 'praised 2'] },
  ])
  expect(findRings(ring(8, { rating: 1 }))).toHaveLength(1)
})

test.each([
  ['four accounts', ring(4)],
  ['accounts that share two sellers', ring(8, { sellers: 2 })],
  ['accounts months apart', ring(8, { apartDays: 40 })],
  ['one account that reviews a lot', ring(1, { sellers: 50 })],
  ['nobody', []],
])('%s are no ring', (_, reviews) => expect(findRings(reviews)).toEqual([]))

test('accounts of opposite senses are not tied', () => {
  const opposed = ring(8).map((review, at) => ({ ...review, rating: at % 6 < 3 ? 5 : 1 }))
  expect(findRings(opposed)).toEqual([])
})
