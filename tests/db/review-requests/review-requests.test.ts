import { expect, test } from 'vitest'
import { announce } from '#commands/announce'
import { requestReviews } from '#commands/review-requests/request-reviews'
import { settlePicking } from '#commands/review-requests/settle-picking'
import type { Database } from '#db/client'
import { listAskableIds, listAskingShops, listFinishedOrders } from '#db/review-requests/lists'
import { findPicking, listOpenPickings } from '#db/review-requests/picking'
import { countInvited } from '#db/review-requests/requests'
import { addPerson } from '#tests/setup/people'
import { addOrder, addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-22T09:00:00Z')
const since = new Date('2026-09-01T00:00:00Z')
const actor = { kind: 'api_key', id: 'key' } as const

/** Orders `o-0`, `o-1` … of a shop, each of a buyer of its own; those named came ten days late. */
async function addOrders(db: Database, count: number, isLate: (at: number) => boolean = () => false) {
  await addSeller(db, 'a')
  for (let at = 0; at < count; at++) await addOrder(db, { id: `o-${at}`, sellerId: 'a', buyerId: `b-${at}` })
  const promisedBy = new Date('2026-11-03T00:00:00Z')
  const late = Array.from({ length: count }, (_, at) => at).filter(isLate)
  if (late.length === 0) return
  const ids = late.map((at) => `o-${at}`)
  await db.updateTable('customerOrder').set({ promisedBy }).where('id', 'in', ids).execute()
}

const ask = (db: Database, orderIds: string[], at = now) =>
  requestReviews(db, { sellerId: 'a', orderIds, requestedBy: null }, actor, at)

test('buyers are asked once per order, each in their language and all in the same words', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addOrders(db, 3)
  await addReview(db, { id: 'past', sellerId: 'other', authorId: 'b-1' })
  await db.updateTable('review').set({ language: 'uk' }).where('id', '=', 'past').execute()
  await addSeller(db, 'b')
  await addOrder(db, { id: 'foreign', sellerId: 'b', buyerId: 'b-9' })

  const outcome = await ask(db, ['o-0', 'o-1', 'o-1', 'foreign', 'nothing'])
  expect(outcome.requested).toEqual(['o-0', 'o-1'])
  expect(outcome.refused).toEqual([
    { orderId: 'foreign', reason: 'not_found' },
    { orderId: 'nothing', reason: 'not_found' },
  ])
  expect((await ask(db, ['o-0'])).refused).toEqual([{ orderId: 'o-0', reason: 'asked_already' }])
  await announce(db, { limit: 50 }, now)
  const told = await db
    .selectFrom('marketplaceEvent')
    .select(['type', 'subjectId', 'data'])
    .orderBy('id')
    .execute()
  expect(told).toMatchObject([
    { type: 'review.requested', subjectId: 'o-0', data: { sellerId: 'a', buyerId: 'b-0', language: 'en' } },
    { type: 'review.requested', subjectId: 'o-1', data: { title: 'Як вам замовлення?', language: 'uk' } },
  ])
})

test('two presses at once ask once', async () => {
  await using test = await createTestDatabase()
  await addOrders(test.db, 2)
  const outcomes = await Promise.all([1, 2, 3].map(() => ask(test.db, ['o-0', 'o-1'])))
  expect(outcomes.flatMap(({ requested }) => requested).sort()).toEqual(['o-0', 'o-1'])
})

test('a buyer is not asked more than three times a week, in one press or in many', async () => {
  await using test = await createTestDatabase()
  await addOrders(test.db, 5)
  await test.db.updateTable('customerOrder').set({ buyerId: 'one' }).execute()
  const { requested, refused } = await ask(test.db, ['o-0', 'o-1', 'o-2', 'o-3'])
  expect(requested).toHaveLength(3)
  expect(refused).toEqual([{ orderId: 'o-3', reason: 'buyer_asked_enough' }])
  const nextWeek = new Date(now.getTime() + 8 * 86_400_000)
  expect((await ask(test.db, ['o-4'], nextWeek)).requested).toEqual(['o-4'])
})

test('a shop sees whom it asked; one that leaves out the troubled leaves a signal, once until it is settled', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addOrders(db, 60, (at) => at >= 40)
  const lists = { sellerId: 'a', since, now }
  expect(await listAskableIds(db, lists, 100)).toHaveLength(60)
  await ask(
    db,
    Array.from({ length: 30 }, (_, at) => `o-${at}`),
  )
  expect(await countInvited(db, 'a', { since, now })).toEqual({
    ...{ invited: 30, invitedTroubled: 0, others: 30, othersTroubled: 20 },
  })
  expect(await listAskableIds(db, lists, 100)).toHaveLength(30)
  expect(await listAskingShops(db, since, 10)).toMatchObject([{ sellerId: 'a', asked: 30 }])
  const [first] = await listFinishedOrders(db, lists, { limit: 1 })
  expect(first).toMatchObject({ id: 'o-9', requestedAt: now, isReviewed: false })
  await ask(db, ['o-30'])
  const open = await listOpenPickings(db, 10)
  expect(open).toMatchObject([{ sellerId: 'a', othersTroubled: 20 }])

  const hazel = await addPerson(db, 'Hazel')
  const settle = () => {
    const settled = {
      pickingId: open[0]?.id ?? '',
      outcome: 'confirmed',
      ...{ note: 'Only the punctual.', told: 'Only those on time were asked.', zone: 'UTC' },
    } as const
    return settlePicking(db, settled, hazel, now)
  }
  expect(await settle()).toMatchObject({ ok: true })
  expect(await settle()).toMatchObject({ refusal: { reason: 'settled_already' } })
  await ask(db, ['o-31'])
  expect(await listOpenPickings(db, 10)).toEqual([])
  expect(await findPicking(db, 'a')).toMatchObject({ outcome: 'confirmed' })
})

test('a shop that asks everybody is left alone', async () => {
  await using test = await createTestDatabase()
  await addOrders(test.db, 60, (at) => at % 3 === 0)
  await ask(
    test.db,
    Array.from({ length: 30 }, (_, at) => `o-${at}`),
  )
  expect(await listOpenPickings(test.db, 10)).toEqual([])
})
