import { expect, test } from 'vitest'
import { countDecisions } from '#commands/behaviour/count-decisions'
import { listCounters, lockCounters } from '#db/behaviour/counters'
import type { Database } from '#db/client'
import { openCounters } from '#domain/detection/learning/stored-counters'
import { decide } from '#tests/db/behaviour/decisions'
import { instantOf, screenBatch } from '#tests/db/behaviour/steps'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const review = { id: 'r', authorId: 'a', sellerId: 's', rating: 5, at: 20_000 }
const soon = instantOf(20_001)

async function countersOf(db: Database) {
  const counters = openCounters(await listCounters(db, { authorIds: ['a'], sellerIds: ['s'] }))
  return { ...counters, author: counters.authors.get('a'), seller: counters.sellers.get('s') }
}

test('a decision is counted once, however often it is asked for', async () => {
  await using test = await createTestDatabase()
  await screenBatch(test.db, [review])
  await decide(test.db, 'r', { label: 1, at: soon })
  const asked = await Promise.all([1, 2, 3].map(() => countDecisions(test.db, { reviewIds: ['r'] }, soon)))
  expect(asked.toSorted()).toEqual([0, 0, 1])
  const { author, seller, decided } = await countersOf(test.db)
  expect(author).toMatchObject({ decided: 1, decidedFake: 1 })
  expect([seller?.decided, seller?.decidedFirst, decided].map((own) => [own?.all, own?.fakes])).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ])
})

test('what can still be undone, was undone or says nothing of authenticity is not counted', async () => {
  await using test = await createTestDatabase()
  await screenBatch(test.db, [review])
  await decide(test.db, 'r', { label: 1, at: instantOf(20_002) })
  await decide(test.db, 'r', { label: 1, at: soon, isUndone: true })
  expect(await countDecisions(test.db, { reviewIds: ['r', 'unknown'] }, soon)).toBe(0)
  await decide(test.db, 'r', { label: 0, at: soon, action: 'reject', reasonCode: 'obscenity' })
  expect(await countDecisions(test.db, { reviewIds: ['r'] }, soon)).toBe(0)
  expect((await countersOf(test.db)).author).toMatchObject({ decided: 0, decidedFake: 0 })
})

test('a later decision to the contrary changes what was counted and counts nothing twice', async () => {
  await using test = await createTestDatabase()
  await screenBatch(test.db, [review])
  await decide(test.db, 'r', { label: 1, at: soon })
  await countDecisions(test.db, { reviewIds: ['r'] }, soon)
  const later = instantOf(20_400)
  await decide(test.db, 'r', { label: 0, at: later })
  expect(await countDecisions(test.db, { reviewIds: ['r'] }, later)).toBe(1)
  const { author, seller, decided } = await countersOf(test.db)
  expect(author).toMatchObject({ decided: 1, decidedFake: 0 })
  expect([seller?.decided.fakes, seller?.decidedFirst.fakes, decided.fakes]).toEqual([0, 0, 0])
  expect(decided.all).toBe(1)
})

test('two batches about the same author at once lose no count', async () => {
  await using test = await createTestDatabase()
  const holder = await test.db.startTransaction().execute()
  await lockCounters(holder)
  const batches = [0, 1].map((batch) =>
    screenBatch(
      test.db,
      [0, 1, 2].map((at) => ({ ...review, id: `r${batch}${at}`, at: 20_000 + batch + at / 10 })),
    ),
  )
  await untilSomeoneWaitsForALock(test)
  await holder.commit().execute()
  await Promise.all(batches)
  const { author, seller } = await countersOf(test.db)
  expect([author?.reviews, seller?.reviews, seller?.byNewAuthors, seller?.byOneTimeAuthors]).toEqual([
    6, 6, 1, 0,
  ])
})
