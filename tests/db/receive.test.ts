import { expect, test } from 'vitest'
import { digestOf } from '#commands/digest'
import { receiveOrders } from '#commands/receive-orders'
import { receiveReplies } from '#commands/receive-replies'
import { receiveReviews } from '#commands/receive-reviews'
import { receiveSellers } from '#commands/receive-sellers'
import type { Database } from '#db/client'
import type { OrderRow, ReviewRow } from '#domain/intake'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const now = new Date('2026-11-21T09:00:00Z')
const later = new Date('2026-11-21T10:00:00Z')
const marketplace = { kind: 'api_key', id: 'key' } as const

const review = (id: string, more: Partial<ReviewRow> = {}): ReviewRow => ({
  id,
  sellerId: 's1',
  rating: 4,
  text: `Прийшло за два дні, усе ціле (${id}).`,
  createdAt: '2026-11-20T18:00:00.000Z',
  author: { id: 'a1' },
  ...more,
})
const order = (id: string, more: Partial<OrderRow> = {}): OrderRow => ({
  id,
  sellerId: 's1',
  buyerId: 'b1',
  placedAt: '2026-11-10T08:00:00.000Z',
  ...more,
})
const waiting = (db: Database) => db.selectFrom('outbox').select(['job', 'subjectId']).orderBy('id').execute()

test('the same batch sent ten times is there once, with one event and one piece of work each', async () => {
  await using test = await createTestDatabase()
  const batch = [review('r1'), review('r2')]
  const answers = []
  for (let sent = 0; sent < 10; sent++) answers.push(await receiveReviews(test.db, batch, marketplace, now))

  expect(answers[0]).toEqual([{ outcome: 'accepted' }, { outcome: 'accepted' }])
  expect(
    new Set(
      answers
        .slice(1)
        .flat()
        .map(({ outcome }) => outcome),
    ),
  ).toEqual(new Set(['duplicate']))
  expect(await test.db.selectFrom('event').select('type').execute()).toHaveLength(2)
  expect(await waiting(test.db)).toEqual([
    { job: 'screen_reviews', subjectId: 'r1' },
    { job: 'screen_reviews', subjectId: 'r2' },
  ])
})

test('two senders of the same new review are one review: the second waits and is told it is a duplicate', async () => {
  await using test = await createTestDatabase()
  const first = await test.db.startTransaction().execute()
  const { text, author, sellerId, createdAt, rating } = review('r1')
  await first
    .insertInto('review')
    .values({
      id: 'r1',
      sellerId,
      orderId: null,
      direction: 'buyer_to_seller',
      rating,
      title: null,
      text,
      language: null,
      authorId: author.id,
      authorRegisteredAt: null,
      deviceHash: null,
      addressHash: null,
      paymentHash: null,
      attachments: '[]',
      createdAt: new Date(createdAt),
      receivedAt: now,
      contentDigest: Buffer.from(digestOf(review('r1')), 'hex'),
      publishedRevision: null,
      publishedText: null,
      fakeProbability: null,
      dueAt: null,
    })
    .execute()
  const second = receiveReviews(test.db, [review('r1')], marketplace, now)
  await untilSomeoneWaitsForALock(test)
  await first.commit().execute()

  expect(await second).toEqual([{ outcome: 'duplicate' }])
  const row = await test.db.selectFrom('review').select(['revision', 'version']).executeTakeFirstOrThrow()
  expect(row).toEqual({ revision: 1, version: 1 })
})

test('a review and its edit in one batch are two revisions, in the order they were sent', async () => {
  await using test = await createTestDatabase()
  const answers = await receiveReviews(
    test.db,
    [review('r1'), review('r1', { text: 'Edited.' }), review('r1', { text: 'Edited.' })],
    marketplace,
    now,
  )
  expect(answers.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'duplicate'])
  const kept = await test.db.selectFrom('reviewRevision').select(['revision', 'text']).execute()
  expect(kept).toEqual([{ revision: 1, text: review('r1').text }])
  const row = await test.db
    .selectFrom('review')
    .select(['text', 'revision', 'state'])
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ text: 'Edited.', revision: 2, state: 'received' })
})

test('an edit of a published review waits for screening while readers keep the old revision (V18)', async () => {
  await using test = await createTestDatabase()
  await receiveReviews(test.db, [review('r1')], marketplace, now)
  await test.db.updateTable('review').set({ state: 'published', publishedRevision: 1 }).execute()
  await receiveReviews(test.db, [review('r1', { text: 'Not so good after a week.' })], marketplace, later)

  const row = await test.db
    .selectFrom('review')
    .select(['state', 'publishedRevision', 'revision'])
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ state: 'edit_pending', publishedRevision: 1, revision: 2 })
})

test('any Unicode is kept as it was sent', async () => {
  await using test = await createTestDatabase()
  const text = 'Ма\u200bгазин 🤷🏽‍♀️ ＷＯＷ „п’ять“ \u202eabc\u202c 真的很好 é é \r\n\ttab'
  await receiveReviews(test.db, [review('r1', { text })], marketplace, now)
  expect((await test.db.selectFrom('review').select('text').executeTakeFirstOrThrow()).text).toBe(text)
})

test('what happened to an order is not unlearnt by an edit that does not say it', async () => {
  await using test = await createTestDatabase()
  await receiveOrders(test.db, [order('o1', { deliveredAt: '2026-11-12T08:00:00.000Z' })], marketplace, now)
  await receiveOrders(test.db, [order('o1', { returnedAt: '2026-11-15T08:00:00.000Z' })], marketplace, later)

  const row = await test.db
    .selectFrom('customerOrder')
    .select(['deliveredAt', 'returnedAt'])
    .executeTakeFirstOrThrow()
  expect(row.deliveredAt?.toISOString()).toBe('2026-11-12T08:00:00.000Z')
  expect(row.returnedAt?.toISOString()).toBe('2026-11-15T08:00:00.000Z')
})

test('a seller and an order that arrive after a review set it off again', async () => {
  await using test = await createTestDatabase()
  await receiveReviews(test.db, [review('r1', { orderId: 'o1' })], marketplace, now)
  await test.db.deleteFrom('outbox').execute()
  const seller = { id: 's1', name: 'Лавка', category: 'garden', joinedAt: '2024-01-01T00:00:00.000Z' }
  await receiveSellers(test.db, [seller], marketplace, later)
  await receiveOrders(test.db, [order('o1')], marketplace, later)
  expect(await waiting(test.db)).toEqual([
    { job: 'screen_reviews', subjectId: 'r1' },
    { job: 'screen_reviews', subjectId: 'r1' },
    { job: 'recount_orders', subjectId: 'o1' },
  ])
})

test('a reply under a known id with other words is refused, and the rows beside it are kept', async () => {
  await using test = await createTestDatabase()
  const reply = (id: string, text: string) => ({
    id,
    reviewId: 'r1',
    sellerId: 's1',
    text,
    createdAt: now.toISOString(),
  })
  await receiveReplies(test.db, [reply('p1', 'Дякуємо!')], marketplace, now)
  const answers = await receiveReplies(
    test.db,
    [reply('p1', 'Ні.'), reply('p2', 'Перепрошуємо.')],
    marketplace,
    later,
  )
  expect(answers).toEqual([
    { outcome: 'rejected', errors: [{ path: 'id', message: expect.any(String), code: 'id_taken' }] },
    { outcome: 'accepted' },
  ])
})
