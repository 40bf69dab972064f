import { expect, test } from 'vitest'
import { receiveOrders } from '#commands/receive-orders'
import { receiveReviews } from '#commands/receive-reviews'
import { receiveSellers } from '#commands/receive-sellers'
import type { Database } from '#db/client'
import { listReviewLines } from '#db/review-list'
import { findAnything } from '#db/search'
import { listCategories, listSellersByCategory, summariseOrders, tallySellerReviews } from '#db/seller-page'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-22T12:00:00Z')
const marketplace = { kind: 'api_key', id: 'test' } as const

async function seed(db: Database) {
  const joinedAt = '2024-01-01T00:00:00Z'
  const sellers = [
    { id: 's-1', name: 'Alder', category: 'garden', joinedAt },
    { id: 's-2', name: 'Birch', category: 'toys', joinedAt },
    { id: 's-3', name: 'Cedar', category: 'garden', joinedAt },
  ]
  const placedAt = '2026-11-01T10:00:00Z'
  const orders = [
    {
      id: 'o-1',
      sellerId: 's-1',
      buyerId: 'b-1',
      placedAt,
      promisedBy: placedAt,
      deliveredAt: '2026-11-05T10:00:00Z',
    },
    {
      id: 'o-2',
      sellerId: 's-1',
      buyerId: 'b-2',
      placedAt,
      cancelledAt: placedAt,
      cancelledBy: 'seller' as const,
    },
  ]
  const reviews = [1, 2, 3].map((at) => ({
    id: `r-${at}`,
    sellerId: 's-1',
    rating: at === 1 ? 1 : 5,
    text: `review ${at}`,
    createdAt: `2026-11-1${at}T10:00:00Z`,
    author: { id: 'b-1' },
    ...(at === 1 && { orderId: 'o-1' }),
  }))
  await receiveSellers(db, sellers, marketplace, now)
  await receiveOrders(db, orders, marketplace, now)
  await receiveReviews(db, reviews, marketplace, now)
}

test('any id is found with the page that shows it', async () => {
  await using test = await createTestDatabase()
  await seed(test.db)
  expect(await findAnything(test.db, ['o-1'])).toEqual([
    { kind: 'order', id: 'o-1', reviewId: 'r-1', sellerId: 's-1' },
  ])
  expect(await findAnything(test.db, ['b-1', 's-2', 'nothing'])).toEqual([
    { kind: 'seller', id: 's-2', reviewId: null, sellerId: 's-2' },
    { kind: 'author', id: 'b-1', reviewId: null, sellerId: null },
  ])
  expect(await findAnything(test.db, [])).toEqual([])
})

test('sellers are listed by category, each page after the one before', async () => {
  await using test = await createTestDatabase()
  await seed(test.db)
  const page = await listSellersByCategory(test.db, { limit: 2 })
  expect(page.map(({ id }) => id)).toEqual(['s-1', 's-3'])
  const rest = await listSellersByCategory(test.db, { after: { category: 'garden', id: 's-3' }, limit: 2 })
  expect(rest.map(({ id }) => id)).toEqual(['s-2'])
  expect(await listCategories(test.db)).toEqual(['garden', 'toys'])
})

test('a seller is summed up from the newest reviews and orders', async () => {
  await using test = await createTestDatabase()
  await seed(test.db)
  expect(await tallySellerReviews(test.db, 's-1')).toEqual([
    { rating: 5, state: 'received', reviews: 2 },
    { rating: 1, state: 'received', reviews: 1 },
  ])
  expect(await summariseOrders(test.db, 's-1')).toMatchObject({
    orders: 2,
    delivered: 1,
    late: 1,
    cancelledBySeller: 1,
    returned: 0,
  })
})

test('reviews are listed newest first and go on after any of them', async () => {
  await using test = await createTestDatabase()
  await seed(test.db)
  const page = await listReviewLines(test.db, { sellerId: 's-1' }, { limit: 2 })
  expect(page.map(({ id }) => id)).toEqual(['r-3', 'r-2'])
  const after = { at: new Date('2026-11-12T10:00:00Z'), id: 'r-2' }
  const rest = await listReviewLines(test.db, { authorId: 'b-1' }, { after, limit: 2 })
  expect(rest.map(({ id }) => id)).toEqual(['r-1'])
})
