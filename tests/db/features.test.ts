import { expect, test } from 'vitest'
import { listFeatures } from '#db/features'
import { insertBands } from '#db/near-duplicates'
import { countReviews } from '#db/reputation'
import { addOrder, addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const zone = 'Europe/Kyiv'
const at = (minutes: number) => new Date(Date.parse('2026-11-22T12:00:00Z') + minutes * 60_000)
const daysBefore = (days: number) => at(-days * 1440)

async function featuresOf(db: Parameters<typeof listFeatures>[0], id: string, bands: string[] = []) {
  const [row] = await listFeatures(db, { ids: [id], bands: [{ reviewId: id, bands }], zone })
  if (!row) throw new Error(`no features of ${id}`)
  return row
}

test('a review about which nothing is known has empty features, not suspicious ones', async () => {
  await using test = await createTestDatabase()
  const id = await addReview(test.db)
  expect(await featuresOf(test.db, id)).toEqual({
    id,
    earlierReviews: 0,
    sellerReviews: null,
    ratingSum: null,
    ratingSquareSum: null,
    sellerHasOrders: false,
    usualReviews: null,
    usualDays: null,
    lastMinutes: null,
    lastAuthorsNew: null,
    device: null,
    address: null,
    payment: null,
    twins: null,
    external: null,
  })
})

test('the author’s earlier reviews of any seller count, later ones do not', async () => {
  await using test = await createTestDatabase()
  const authorId = 'anna'
  await addReview(test.db, { authorId, sellerId: 'other', createdAt: at(-60) })
  const id = await addReview(test.db, { authorId, createdAt: at(0) })
  await addReview(test.db, { authorId, createdAt: at(60) })
  expect((await featuresOf(test.db, id)).earlierReviews).toBe(1)
})

test('the seller’s last day is told newest first, with whose authors were new', async () => {
  await using test = await createTestDatabase()
  await addReview(test.db, { createdAt: at(-25 * 60) })
  await addReview(test.db, { createdAt: at(-120), authorRegisteredAt: daysBefore(400) })
  await addReview(test.db, { createdAt: at(-40), authorRegisteredAt: daysBefore(2) })
  await addReview(test.db, { createdAt: at(-10) })
  const id = await addReview(test.db, { createdAt: at(0) })
  await addReview(test.db, { createdAt: at(1) })
  const row = await featuresOf(test.db, id)
  expect(row.lastMinutes).toEqual([10, 40, 120])
  expect(row.lastAuthorsNew).toEqual([null, true, false])
})

test('the usual rate is that of the days before the burst', async () => {
  await using test = await createTestDatabase()
  const before = [30, 20, 20, 10].map((days) =>
    addReview(test.db, { createdAt: daysBefore(days), rating: 4 }),
  )
  const today = [5, 4, 3].map((minutes) => addReview(test.db, { createdAt: at(-minutes), rating: 1 }))
  await test.db
    .transaction()
    .execute(async (tx) => countReviews(tx, await Promise.all([...before, ...today]), zone))
  const id = await addReview(test.db, { createdAt: at(0) })
  expect(await featuresOf(test.db, id)).toMatchObject({
    usualReviews: 4,
    usualDays: 29,
    sellerReviews: 7,
    ratingSum: 19,
    ratingSquareSum: 67,
  })
})

test('days are counted in the marketplace’s zone', async () => {
  await using test = await createTestDatabase()
  const late = await addReview(test.db, { createdAt: new Date('2026-11-20T22:30:00Z') })
  await test.db.transaction().execute((tx) => countReviews(tx, [late], zone))
  expect(await test.db.selectFrom('sellerDay').selectAll().execute()).toEqual([
    { sellerId: 'seller', day: '2026-11-21', reviews: 1 },
  ])
})

test('others with the same device, address or payment are told, and which of them reviewed this seller', async () => {
  await using test = await createTestDatabase()
  const hashes = { deviceHash: 'd', addressHash: 'a', paymentHash: 'p' }
  const { deviceHash } = hashes
  await addReview(test.db, { authorId: 'anna', deviceHash, createdAt: at(-9) })
  await addReview(test.db, { authorId: 'boris', deviceHash, sellerId: 'other', createdAt: at(-8) })
  await addReview(test.db, { authorId: 'cyril', addressHash: 'a', createdAt: at(-7) })
  await addReview(test.db, { authorId: 'me', ...hashes, createdAt: at(-6) })
  const id = await addReview(test.db, { authorId: 'me', ...hashes, createdAt: at(0) })
  await addReview(test.db, { authorId: 'later', ...hashes, createdAt: at(5) })
  expect(await featuresOf(test.db, id)).toMatchObject({
    device: { authors: ['anna', 'boris'], sameSeller: ['anna'] },
    address: { authors: ['cyril'], sameSeller: ['cyril'] },
    payment: null,
  })
})

test('whether the seller’s orders are known is told', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await addOrder(test.db, { id: 'o1', buyerId: 'somebody' })
  const id = await addReview(test.db)
  expect((await featuresOf(test.db, id)).sellerHasOrders).toBe(true)
})

test('earlier reviews that share two bands are candidates, those that share the most first', async () => {
  await using test = await createTestDatabase()
  const some = await addReview(test.db, { createdAt: at(-30) })
  const most = await addReview(test.db, { createdAt: at(-60) })
  const gone = await addReview(test.db, { createdAt: at(-20), state: 'withdrawn' })
  const id = await addReview(test.db, { createdAt: at(0) })
  const later = await addReview(test.db, { createdAt: at(9) })
  const chance = await addReview(test.db, { createdAt: at(-10) })
  const shared = {
    ...{ [some]: ['1', '5'], [most]: ['1', '-9223372036854775808', '5'], [chance]: ['5'] },
    ...{ [gone]: ['1', '5'], [later]: ['1', '5'] },
  }
  const bands = Object.entries(shared).map(([reviewId, own]) => ({ reviewId, bands: own }))
  await insertBands(test.db, bands)
  await insertBands(test.db, bands)
  const { twins } = await featuresOf(test.db, id, ['1', '-9223372036854775808', '5'])
  expect(twins?.map(({ reviewId }) => reviewId)).toEqual([most, some])
})

test('two bands that ten others have are a turn of phrase; with a rare one or a third they are not', async () => {
  await using test = await createTestDatabase()
  const add = async (...bands: string[]) => {
    const reviewId = await addReview(test.db, { createdAt: at(-60) })
    await insertBands(test.db, [{ reviewId, bands }])
    return reviewId
  }
  const id = await addReview(test.db, { createdAt: at(0) })
  const candidates = async () =>
    (await featuresOf(test.db, id, ['1', '2', '3', '9'])).twins?.map(({ reviewId }) => reviewId)
  for (let other = 0; other < 8; other++) await add('1', '2')
  await add('2')
  for (let other = 0; other < 9; other++) await add('3')
  const withRare = await add('1', '9')
  // Nine others have each of the first bands; five are compared at most.
  expect(await candidates()).toHaveLength(5)

  const withThird = await add('1', '2', '3')
  expect(await candidates()).toEqual([withThird, withRare])
})

test('nothing comes from the future: whatever happens later leaves the features as they were', async () => {
  await using test = await createTestDatabase()
  const hashes = { deviceHash: 'd', addressHash: 'a', paymentHash: 'p' }
  await addReview(test.db, { ...hashes, createdAt: at(-30) })
  const id = await addReview(test.db, { ...hashes, authorId: 'me', createdAt: at(0) })
  const before = await featuresOf(test.db, id, ['7', '8'])
  for (const minutes of [0.01, 3, 90, 10_000]) {
    const later = await addReview(test.db, { ...hashes, authorId: 'me', createdAt: at(minutes) })
    await insertBands(test.db, [{ reviewId: later, bands: ['7', '8'] }])
  }
  expect(await featuresOf(test.db, id, ['7', '8'])).toEqual(before)
})
