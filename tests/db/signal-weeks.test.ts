import { expect, test } from 'vitest'
import { readSignals } from '#app/pages/signals.server.ts'
import type { Database } from '#db/client'
import { countSignals } from '#db/detector/count-signals'
import { setSignalMark } from '#db/detector/signal-marks'
import { addPerson } from '#tests/setup/exclusions'
import { addReview, addSeller } from '#tests/setup/reviews'
import { addDecision, addScreening } from '#tests/setup/screenings'
import { createTestDatabase } from '#tests/setup/test-database'

const zone = 'Europe/Kyiv'
const now = new Date('2026-11-22T12:00:00Z') // a Sunday
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const page = (days: number) => new URL(`http://localhost/detector/signals?days=${days}`)

async function seedScreened(db: Database, count: number, at: Date, name = 'burst') {
  const ids = []
  for (let n = 0; n < count; n++) {
    const reviewId = await addReview(db)
    const signals = [
      { name, contribution: 1 },
      { name: 'author.reviews', contribution: -0.5 },
    ]
    await addScreening(db, { reviewId, signals, at })
    ids.push(reviewId)
  }
  return ids
}

async function countAll(db: Database, at = now) {
  while (await countSignals(db, { zone }, at));
}

test('each screening is counted once, however often and by however many it is counted', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await seedScreened(test.db, 3, ago(80))
  await seedScreened(test.db, 2, ago(2))
  await countAll(test.db, ago(1))
  await Promise.all([countAll(test.db), countAll(test.db), countAll(test.db)])
  await seedScreened(test.db, 1, ago(0)) // younger than is settled
  await countAll(test.db)
  const { signals } = await readSignals({ db: test.db, zone, now }, page(7))
  // What spoke against a fake has not fired.
  expect(signals).toMatchObject([{ signal: 'burst', fired: 5, firedShare: 1 }])
  await countAll(test.db, new Date(now.getTime() + 3_600_000))
  const later = await readSignals({ db: test.db, zone, now }, page(7))
  expect(later.signals[0]).toMatchObject({ fired: 6 })
})

test('a signal is held against what people decided last, and rejections on other grounds say nothing', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const { id: by } = await addPerson(test.db, 'moderator')
  const ids = await seedScreened(test.db, 36, ago(50))
  const decide = (reviewId: string | undefined, action: 'publish' | 'reject', reasonCode?: string) =>
    addDecision(test.db, {
      reviewId: reviewId ?? '',
      action,
      by,
      at: ago(10),
      ...(reasonCode && { reasonCode }),
    })
  for (const id of ids.slice(0, 24)) await decide(id, 'reject', 'not_genuine')
  for (const id of ids.slice(24, 32)) await decide(id, 'publish')
  await decide(ids[32], 'reject', 'advertising')
  await addDecision(test.db, { reviewId: ids[33] ?? '', action: 'publish', by: null, at: ago(10) })
  await addDecision(test.db, { reviewId: ids[34] ?? '', action: 'publish', by, at: ago(9), undoneAt: ago(8) })
  await addDecision(test.db, { reviewId: ids[0] ?? '', action: 'publish', by, at: ago(5) })
  const { signals } = await readSignals({ db: test.db, zone, now }, page(30))
  expect(signals).toMatchObject([{ signal: 'burst', decided: 32, fakes: 23, precision: { share: 23 / 32 } }])
  const { low = 0, high = 0 } = signals[0]?.precision ?? {}
  expect([low.toFixed(2), high.toFixed(2)]).toEqual(['0.55', '0.84'])
})

test('under thirty no percentage is said, of decisions or of marks', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const { id: by } = await addPerson(test.db, 'moderator')
  const ids = await seedScreened(test.db, 30, ago(50))
  for (const id of ids.slice(1))
    await addDecision(test.db, { reviewId: id, action: 'publish', by, at: ago(9) })
  await test.db.transaction().execute(async (tx) => {
    for (const reviewId of ids) {
      const mark = { reviewId, revision: 1, signal: 'burst', isRight: reviewId !== ids[0] }
      await setSignalMark(tx, { ...mark, markedBy: by, markedAt: ago(9) })
    }
  })
  const { signals } = await readSignals({ db: test.db, zone, now }, page(30))
  expect(signals).toMatchObject([
    { decided: 29, precision: null, right: 29, wrong: 1, precisionByMarks: { share: 29 / 30 } },
  ])
})

test('weeks are those of the marketplace, each has a row, and what is older is left out', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await seedScreened(test.db, 4, ago(24 * 60))
  // Sunday by UTC and Monday in Kyiv.
  await seedScreened(test.db, 2, new Date('2026-11-15T22:30:00Z'))
  await countAll(test.db)
  const { signals } = await readSignals({ db: test.db, zone, now }, page(30))
  expect(signals[0]?.weeks.map(({ week, fired }) => [week, fired])).toEqual([
    ['2026-10-19', 0],
    ['2026-10-26', 0],
    ['2026-11-02', 0],
    ['2026-11-09', 0],
    ['2026-11-16', 2],
  ])
  expect((await readSignals({ db: test.db, zone, now }, page(90))).signals[0]?.fired).toBe(6)
  expect((await readSignals({ db: test.db, zone, now }, new URL('http://localhost/?days=x'))).days).toBe(30)
})

test('where nothing was screened there is nothing to show', async () => {
  await using test = await createTestDatabase()
  expect(await countSignals(test.db, { zone }, now)).toBe(false)
  expect(await readSignals({ db: test.db, zone, now }, page(90))).toMatchObject({
    signals: [],
    countedUntil: null,
  })
})
