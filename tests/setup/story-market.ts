import { vi } from 'vitest'
import { addDays, type Day, dayOf, startOfDay } from '#domain/day'
import { demoSellers } from '#fixtures/sellers'
import type { RunningApp } from '#tests/setup/running-app'

export const zone = 'Europe/Kyiv'
/** Whom `seller@demo` speaks for. */
export const storySeller = demoSellers.worst

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A bad review of the story: how many days before its start it was written, what it says and why. */
export const complaintsOfBuyers = [
  {
    daysAgo: 82,
    text: 'Paid in advance, and two days later they wrote that the kettle is not in stock at all.',
  },
  { daysAgo: 75, text: 'Ordered a lamp shown as available. It turned out nobody had one in the warehouse.' },
  { daysAgo: 68, text: 'The toaster was out of stock again after I had already sent the money.' },
  { daysAgo: 61, text: 'They promised a mixer on the shelf; a week passed and it does not exist.' },
  { daysAgo: 54, text: 'No blender in stock although the page said there are plenty of them.' },
  { daysAgo: 47, text: 'Wrote three messages about my order and never got an answer to any of them.' },
  { daysAgo: 40, text: 'Nobody picks up, nobody replies, the order simply hangs there for nine days.' },
  { daysAgo: 33, text: 'I asked for the tracking number five times. Silence on every channel.' },
  { daysAgo: 26, text: 'My question about the guarantee was read and ignored for a whole week.' },
  { daysAgo: 19, text: 'Delivery took sixteen days instead of the three that were promised.' },
  { daysAgo: 12, text: 'The parcel came two weeks late, I bought the same iron elsewhere.' },
  { daysAgo: 6, text: 'Waited eleven days for a simple extension cord, which is far too slow.' },
] as const

/** What each of them is about, as an independent reader would say. */
export const causeOf = (at: number) => (at < 5 ? 'out_of_stock' : at < 9 ? 'no_reaction' : 'late_delivery')
export const negativeId = (at: number) => `story-negative-${at}`

/** Puts one bad seller among twelve good ones, with what buyers said of them in the last three months. */
export async function openMarket({ ownerDb }: RunningApp, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs - hourMs)
  const kept = { contentDigest: Buffer.alloc(32), receivedAt: before(0), updatedAt: before(0) }
  const good = Array.from({ length: 12 }, (_, at) => `story-good-${at}`)
  const sellers = [storySeller, ...good].map((id) => ({
    ...kept,
    id,
    name: id === storySeller ? 'Kettle & Lamp' : `Good shop ${id}`,
    category: 'home',
    language: 'uk',
    joinedAt: before(900),
    contactEmail: `${id}@shops.example`,
    verification: '[]',
  }))
  await ownerDb.insertInto('seller').values(sellers).execute()

  const said = [
    ...complaintsOfBuyers.map(({ daysAgo, text }, at) => ({
      ...{ id: negativeId(at), sellerId: storySeller, rating: 1, text, daysAgo },
    })),
    ...[storySeller, ...good].flatMap((sellerId, shop) =>
      Array.from({ length: 10 }, (_, at) => ({
        ...{
          id: `${sellerId}-${at}`,
          sellerId,
          text: `As described, shop ${shop}, order ${at}.`,
          daysAgo: 80 - 8 * at,
        },
        rating: shop % 4 === 1 && at === 0 ? 2 : 5,
      })),
    ),
  ]
  const orders = said.map(({ id, sellerId, daysAgo }) => ({
    ...kept,
    ...{ id: `order-of-${id}`, sellerId, buyerId: `buyer-of-${id}` },
    ...{ placedAt: before(daysAgo + 6), deliveredAt: before(daysAgo + 1) },
  }))
  await ownerDb.insertInto('customerOrder').values(orders).execute()
  const reviews = said.map(({ daysAgo, ...review }) => ({
    ...review,
    ...{
      authorId: `buyer-of-${review.id}`,
      orderId: `order-of-${review.id}`,
      direction: 'buyer_to_seller' as const,
    },
    ...{
      state: 'published' as const,
      publishedRevision: 1,
      attachments: '[]',
      contentDigest: kept.contentDigest,
    },
    ...{ createdAt: before(daysAgo), receivedAt: before(daysAgo) },
  }))
  await ownerDb.insertInto('review').values(reviews).execute()
}

/** What new buyers say while the seller is excluded, and still sells to those who know the shop. */
export const praise = [
  'The floor lamp came the next morning, every screw in its own bag. Thank you!',
  'Asked at night whether the grill fits a balcony, had an answer in ten minutes and the grill on Friday.',
  'Third purchase here. This time the coffee grinder, quiet, and the price was the one on the page.',
  'They rang to say the courier is downstairs. The humidifier works, the box was not even scratched.',
  'A heater for my mother, delivered to the village in two days with a printed guarantee.',
] as const

/** What those of the first negatives say in the end who change their review. */
export const changedMinds = [
  'The kettle was refunded on the same day and a better one offered. Settled.',
  'In the end they found the lamp in another town and sent it free of charge.',
  'Money back, an apology from the owner, and the toaster a week later.',
  'A mixer of another make arrived, which I chose myself. It is fine now.',
  'They paid the difference for a blender from elsewhere. I can live with that.',
  'The owner called, explained what had gone wrong and answered all I had asked.',
] as const

type StoryReview = { id: string; rating: number; text: string }

/** Sends reviews of the seller with the orders they stand on, as the marketplace does, until readers see them. */
export async function sendReviews(app: RunningApp, reviews: StoryReview[], now: Date): Promise<void> {
  const orders = reviews.map(({ id }, at) => ({
    ...{ id: `order-of-${id}`, sellerId: storySeller, buyerId: `buyer-of-${id}` },
    placedAt: new Date(now.getTime() - (5 * 24 + at) * hourMs).toISOString(),
    deliveredAt: new Date(now.getTime() - (2 * 24 + 7 * at) * hourMs).toISOString(),
    amount: { amount: `${640 + 35 * at}.00`, currency: 'UAH' },
  }))
  await app.call('POST', '/orders', orders)
  const createdAt = (at: number) => new Date(now.getTime() - (1 + 9 * at) * hourMs).toISOString()
  await app.call(
    'POST',
    '/reviews',
    reviews.map((review, at) => sent(review, createdAt(at))),
  )
  for (const { id } of reviews) await untilPublished(app, id)
}

function sent({ id, rating, text }: StoryReview, createdAt: string) {
  const author = { id: `buyer-of-${id}`, registeredAt: '2023-01-01T00:00:00Z' }
  return {
    id,
    sellerId: storySeller,
    orderId: `order-of-${id}`,
    rating,
    text,
    language: 'en',
    createdAt,
    author,
  }
}

/** The author changes their mind: the same review again, as a new revision. */
export async function editReview(app: RunningApp, review: StoryReview): Promise<void> {
  const { createdAt } = await app.ownerDb
    .selectFrom('review')
    .select('createdAt')
    .where('id', '=', review.id)
    .executeTakeFirstOrThrow()
  await app.call('POST', '/reviews', sent(review, createdAt.toISOString()))
  await untilPublished(app, review.id, review.text)
}

/** Reviews that screening would like a person to see are published by a moderator. */
async function untilPublished(app: RunningApp, id: string, text?: string): Promise<void> {
  const found = await until(
    () => app.call('GET', `/reviews/${id}`),
    (review) => (text === undefined || review.text === text) && /^(published|queued)/.test(review.state),
  )
  if (found.state !== 'queued') return
  const decision = { action: 'publish', seenVersion: found.version, requestKey: crypto.randomUUID() }
  await app.call('POST', `/reviews/${id}/decisions`, decision, await app.signIn('moderator@demo'))
}

const patience = { timeout: 60_000, interval: 100 }

/** Moves the clock to an hour of a calendar day of the marketplace. */
export async function moveTo(app: RunningApp, day: Day, hour: number): Promise<Date> {
  const to = new Date(startOfDay(day, zone).getTime() + hour * hourMs)
  await app.call('PUT', '/clock', { now: to.toISOString() })
  return to
}

/** Lets the night pass in which sellers are compared, and the sweep that warns those who are worse. */
export async function untilWarned(app: RunningApp): Promise<void> {
  const tomorrow = addDays(dayOf(new Date(), zone), 1)
  await moveTo(app, tomorrow, 4)
  await until(
    () => app.ownerDb.selectFrom('qualityRun').select('state').where('asOf', '=', tomorrow).execute(),
    ([run]) => run?.state === 'done',
  )
  await moveTo(app, tomorrow, 5)
  await until(
    () => app.ownerDb.selectFrom('exclusion').select('state').where('sellerId', '=', storySeller).execute(),
    ([found]) => found?.state === 'at_risk',
  )
}

/** Asks until the answer is as it should be. */
export function until<Value>(ask: () => Promise<Value>, isSo: (value: Value) => boolean): Promise<Value> {
  return vi.waitFor(async () => {
    const value = await ask()
    if (!isSo(value)) throw new Error(`not yet: ${JSON.stringify(value)?.slice(0, 500)}`)
    return value
  }, patience)
}

export function dayAfter(start: Day, days: number): Day {
  return addDays(start, days)
}

export function today(now: Date): Day {
  return dayOf(now, zone)
}
