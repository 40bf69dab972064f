import { expect, test } from 'vitest'
import { setOffRescorings } from '#commands/set-off-rescorings'
import type { Database } from '#db/client'
import { findReturn } from '#db/detector/rescoring'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { quiet } from '#tests/workers/reviews'
import { rescoreReviews } from '#workers/handlers/rescore-reviews'
import { screenReviews } from '#workers/handlers/screen-reviews'

const screened = new Date('2026-11-22T09:00:00Z')
const after = (days: number) => new Date(screened.getTime() + days * 86_400_000)
const toolsAt = (db: Database, at: Date) => ({
  db,
  now: () => at,
  zone: 'Europe/Kyiv',
  jobId: 'job-1',
  log: quiet,
})

/** A review that was published at once, and later those of others who share its device. */
async function seedRing(db: Database) {
  await addSeller(db)
  const id = await addReview(db, { deviceHash: 'device' })
  await screenReviews({ ids: [id] }, toolsAt(db, screened))
  return id
}

async function joinRing(db: Database, members: number) {
  for (let member = 0; member < members; member++)
    await addReview(db, { deviceHash: 'device', createdAt: after(2), state: 'queued' })
}

const find = (db: Database, id: string) =>
  db.selectFrom('review').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const kept = (db: Database) =>
  db.selectFrom('rescoring').select(['days', 'isReturned']).orderBy('days').execute()

test('a published review whose device others used since goes back to people, and readers see it as before', async () => {
  await using test = await createTestDatabase()
  const id = await seedRing(test.db)
  expect(await find(test.db, id)).toMatchObject({ state: 'published' })
  await joinRing(test.db, 6)

  await rescoreReviews({ ids: [id] }, toolsAt(test.db, after(7)))
  expect(await find(test.db, id)).toMatchObject({
    state: 'queued',
    publishedRevision: 1,
    publishedText: null,
  })
  const item = await test.db
    .selectFrom('workItem')
    .selectAll()
    .where('subjectId', '=', id)
    .executeTakeFirstOrThrow()
  expect(item.why.map(({ factor }) => factor)).toContain('rescored')
  const returned = await findReturn(test.db, { reviewId: id, revision: 1 })
  expect(returned?.days).toBe(7)
  expect(returned?.changes[0]).toMatchObject({ name: 'shared_link', before: 0 })
  expect(returned?.after).toBeGreaterThan((returned?.before ?? 1) + 0.15)
  const told = await test.db.selectFrom('outbox').select('job').where('dueAt', '>', screened).execute()
  expect(told.map(({ job }) => job)).not.toContain('announce')
})

test('a batch delivered ten times judges once, and a review that did not change stays', async () => {
  await using test = await createTestDatabase()
  const id = await seedRing(test.db)
  const tools = toolsAt(test.db, after(7))
  await Promise.all(Array.from({ length: 10 }, () => rescoreReviews({ ids: [id] }, tools)))
  expect(await kept(test.db)).toEqual([{ days: 7, isReturned: false }])
  expect(await find(test.db, id)).toMatchObject({ state: 'published', version: 2 })

  await joinRing(test.db, 6)
  const later = toolsAt(test.db, after(31))
  await Promise.all(Array.from({ length: 5 }, () => rescoreReviews({ ids: [id] }, later)))
  expect(await kept(test.db)).toEqual([
    { days: 7, isReturned: false },
    { days: 30, isReturned: true },
  ])
  const items = await test.db.selectFrom('workItem').select('id').where('subjectId', '=', id).execute()
  expect(items).toHaveLength(1)
})

test('one that is not due, was withdrawn or is in people’s hands is passed over', async () => {
  await using test = await createTestDatabase()
  const id = await seedRing(test.db)
  await joinRing(test.db, 6)
  await rescoreReviews({ ids: [id] }, toolsAt(test.db, after(6)))
  await test.db.updateTable('review').set({ state: 'withdrawn' }).where('id', '=', id).execute()
  await rescoreReviews({ ids: [id, 'nothing'] }, toolsAt(test.db, after(8)))
  expect(await kept(test.db)).toEqual([])
})

test('publications are set off when they are old enough, each once per number of days', async () => {
  await using test = await createTestDatabase()
  await setOffRescorings(test.db, screened)
  const id = await seedRing(test.db)
  const other = await addReview(test.db)
  await screenReviews({ ids: [other] }, toolsAt(test.db, after(1)))
  const setOff = async (days: number) => {
    await test.db.deleteFrom('outbox').execute()
    await setOffRescorings(test.db, after(days))
    const rows = await test.db.selectFrom('outbox').select(['job', 'subjectId']).execute()
    return rows.map(({ job, subjectId }) => `${job} ${subjectId}`)
  }
  expect(await setOff(6)).toEqual([])
  expect(await setOff(7)).toEqual([`rescore_reviews ${id}`])
  expect(await setOff(7.5)).toEqual([])
  expect(await setOff(29)).toEqual([`rescore_reviews ${other}`])
  expect((await setOff(40)).toSorted()).toEqual(
    [`rescore_reviews ${id}`, `rescore_reviews ${other}`].toSorted(),
  )
})
