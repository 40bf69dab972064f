import { expect, test } from 'vitest'
import { receiveReviews } from '#commands/receive-reviews'
import type { Database } from '#db/client'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { marketplace, quiet } from '#tests/workers/reviews'
import { noAnswer } from '#workers/external/answer'
import type { AskExternal } from '#workers/external/ask'
import { screenReviews } from '#workers/handlers/screen-reviews'

const now = new Date('2026-11-22T09:00:00Z')
const toolsFor = (db: Database, askExternal?: AskExternal) => ({
  ...{ db, now: () => now, zone: 'Europe/Kyiv', jobId: 'job-1', log: quiet, askExternal },
})
const kept = (db: Database) =>
  db
    .selectFrom('externalSignal')
    .select(['reviewId', 'revision', 'source', 'name', 'probability', 'missing'])
    .execute()

async function signalOf(db: Database, reviewId: string) {
  const { signals } = await db
    .selectFrom('screening')
    .select('signals')
    .where('reviewId', '=', reviewId)
    .orderBy('revision', 'desc')
    .executeTakeFirstOrThrow()
  return signals.find(({ name }) => name === 'external_verdict')
}

test('what the marketplace’s own model is sure of sends a review to a person', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const id = await addReview(test.db)
  const ask: AskExternal = async () => [
    {
      ...{
        reviewId: id,
        source: 'fetched',
        name: 'ours',
        probability: 1,
        explanation: 'A farm',
        missing: null,
      },
    },
  ]
  await screenReviews({ ids: [id] }, toolsFor(test.db, ask))

  const { state } = await test.db.selectFrom('review').select('state').executeTakeFirstOrThrow()
  expect(state).toBe('queued')
  expect(await signalOf(test.db, id)).toMatchObject({ contribution: 2.5, facts: [{ id: 'said_why' }] })
})

test('a model that does not answer is noted as silent, and changes nothing else', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const id = await addReview(test.db)
  await screenReviews(
    { ids: [id] },
    toolsFor(test.db, async (asked) =>
      noAnswer(
        asked.map((one) => one.id),
        'timed_out',
      ),
    ),
  )

  const { state } = await test.db.selectFrom('review').select('state').executeTakeFirstOrThrow()
  expect(state).toBe('published')
  expect(await signalOf(test.db, id)).toMatchObject({
    strength: 0,
    contribution: 0,
    facts: [{ id: 'no_answer' }],
  })
  expect(await kept(test.db)).toMatchObject([{ reviewId: id, probability: null, missing: 'timed_out' }])
})

test('a verdict sent with a review is kept for its revision, and holds for no other', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's1')
  const row = {
    ...{
      id: 'r1',
      sellerId: 's1',
      rating: 5,
      text: 'Came in time, works as described, good box',
      author: { id: 'a1' },
    },
    createdAt: now.toISOString(),
  }
  const externalSignals = [{ name: 'ours', probability: 1 }]
  await receiveReviews(test.db, [{ ...row, externalSignals }], marketplace, now)
  await screenReviews({ ids: ['r1'] }, toolsFor(test.db))
  expect(await signalOf(test.db, 'r1')).toMatchObject({ strength: 1, facts: [{ id: 'said' }] })

  await receiveReviews(test.db, [row], marketplace, now)
  await screenReviews({ ids: ['r1'] }, toolsFor(test.db))
  expect(await signalOf(test.db, 'r1')).toBeUndefined()
  expect(await kept(test.db)).toEqual([
    { reviewId: 'r1', revision: 1, source: 'sent', name: 'ours', probability: 1, missing: null },
  ])
})
