import { vi } from 'vitest'
import { defaultRules } from '#domain/policy'
import type { RunningApp } from '#tests/setup/running-app'

export const sellerId = 'seller-garden'
export const withPhone = 'Good plants, call me on +380 67 123 45 67 if you want some.'

/**
 * Sends reviews that all wait for a person, whatever screening thinks of them, and waits until they do. The first
 * of them holds a telephone number.
 */
export async function queueReviews(app: RunningApp, count: number): Promise<string[]> {
  await app.ownerDb
    .insertInto('policy')
    .values({
      category: '*',
      version: 1,
      rules: JSON.stringify({ ...defaultRules, autoPublish: false }),
      createdAt: new Date(),
      createdBy: null,
    })
    .execute()
  const before = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  await app.call('POST', '/sellers', {
    id: sellerId,
    name: 'Green Corner',
    category: 'garden',
    joinedAt: before(900),
  })
  const texts = [withPhone, ...Array.from({ length: count - 1 }, (_, at) => textOf(at))]
  const orders = texts.map((_, at) => ({
    id: `order-${at}`,
    sellerId,
    buyerId: `buyer-${at}`,
    placedAt: before(9),
    deliveredAt: before(6),
    amount: { amount: '129.00', currency: 'UAH' },
  }))
  await app.call('POST', '/orders', orders)
  const reviews = texts.map((text, at) => ({
    id: `review-${at}`,
    sellerId,
    orderId: `order-${at}`,
    rating: (at % 5) + 1,
    text,
    language: 'en',
    createdAt: before(1 + at / 10),
    author: { id: `buyer-${at}`, registeredAt: before(400) },
  }))
  await app.call('POST', '/reviews', reviews)
  await vi.waitFor(() => untilQueued(app, count), { timeout: 90_000, interval: 200 })
  return reviews.map(({ id }) => id)
}

async function untilQueued(app: RunningApp, count: number): Promise<void> {
  const open = await app.db.selectFrom('workItem').select('id').where('closedAt', 'is', null).execute()
  if (open.length < count) throw new Error(`${open.length} of ${count} reviews are queued`)
}

const things = ['tomatoes', 'a fig tree', 'lavender', 'two apple trees', 'a bag of soil', 'mint', 'roses']

function textOf(at: number): string {
  const thing = things[at % things.length]
  return `Bought ${thing} for bed number ${at + 1}; packed in wet paper, arrived alive on day ${(at % 4) + 2}.`
}
