import { expect, test } from 'vitest'
import { type MarkSignal, markSignal } from '#commands/mark-signal'
import type { Database } from '#db/client'
import { listOwnMarks } from '#db/detector/signal-marks'
import { addPerson } from '#tests/setup/exclusions'
import { addReview, addSeller } from '#tests/setup/reviews'
import { addScreening } from '#tests/setup/screenings'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-22T10:00:00Z')

async function seed(db: Database) {
  await addSeller(db)
  const reviewId = await addReview(db, { state: 'queued' })
  await addScreening(db, { reviewId, signals: [{ name: 'burst', contribution: 1 }] })
  const mark = (isRight: boolean | null): MarkSignal => ({ reviewId, revision: 1, signal: 'burst', isRight })
  return { reviewId, mark, mira: await addPerson(db, 'moderator'), omar: await addPerson(db, 'senior') }
}

const countEvents = async (db: Database) =>
  (await db.selectFrom('event').select('id').where('type', '=', 'signal_marked').execute()).length

test('of one person the last mark counts, and the same one twice is one', async () => {
  await using test = await createTestDatabase()
  const { reviewId, mark, mira, omar } = await seed(test.db)
  await markSignal(test.db, mark(true), mira, now)
  await markSignal(test.db, mark(true), mira, now)
  expect(await countEvents(test.db)).toBe(1)
  await markSignal(test.db, mark(true), omar, now)
  await markSignal(test.db, mark(false), mira, now)
  const of = { reviewId, revision: 1 }
  expect(await listOwnMarks(test.db, { ...of, markedBy: mira.id })).toEqual([
    { signal: 'burst', isRight: false },
  ])
  expect(await listOwnMarks(test.db, { ...of, markedBy: omar.id })).toEqual([
    { signal: 'burst', isRight: true },
  ])
  expect(await countEvents(test.db)).toBe(3)
})

test('a mark can be taken back, and taking back nothing is nothing', async () => {
  await using test = await createTestDatabase()
  const { reviewId, mark, mira } = await seed(test.db)
  await markSignal(test.db, mark(null), mira, now)
  expect(await countEvents(test.db)).toBe(0)
  await markSignal(test.db, mark(true), mira, now)
  await markSignal(test.db, mark(null), mira, now)
  expect(await listOwnMarks(test.db, { reviewId, revision: 1, markedBy: mira.id })).toEqual([])
})

test('two presses at once leave one mark', async () => {
  await using test = await createTestDatabase()
  const { mark, mira } = await seed(test.db)
  await Promise.all(Array.from({ length: 8 }, () => markSignal(test.db, mark(true), mira, now)))
  expect(await countEvents(test.db)).toBe(1)
})

test('what screening did not find cannot be marked, nor by somebody who does not judge reviews', async () => {
  await using test = await createTestDatabase()
  const { mark, mira } = await seed(test.db)
  const refusal = { ok: false, refusal: { reason: 'no_such_signal' } }
  expect(await markSignal(test.db, { ...mark(true), signal: 'obscenity' }, mira, now)).toEqual(refusal)
  expect(await markSignal(test.db, { ...mark(true), revision: 2 }, mira, now)).toEqual(refusal)
  expect(await markSignal(test.db, { ...mark(true), reviewId: 'nothing' }, mira, now)).toEqual(refusal)
  const appeals = await addPerson(test.db, 'appeals')
  expect(await markSignal(test.db, mark(true), appeals, now)).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
})
