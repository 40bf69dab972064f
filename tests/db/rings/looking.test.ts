import { expect, test } from 'vitest'
import { lookForRings } from '#commands/rings/look-for-rings'
import type { Database } from '#db/client'
import { addRing, later, noteScreened } from '#tests/db/rings/made-ring'
import { addReview } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const eventsAtOnce = 100
const look = (db: Database, minutes = 5) => lookForRings(db, { eventsAtOnce }, later(minutes))
const rings = (db: Database) =>
  db.selectFrom('ring').select(['id', 'number', 'state']).orderBy('number').execute()
const membersOf = async (db: Database) =>
  (await db.selectFrom('ringMember').select('authorId').orderBy('authorId').execute()).map(
    ({ authorId }) => authorId,
  )
const eventsOf = async (db: Database) =>
  (await db.selectFrom('event').select('type').where('subjectKind', '=', 'ring').orderBy('id').execute()).map(
    ({ type }) => type,
  )

test('accounts that share a device are found once, with what ties them', async () => {
  await using test = await createTestDatabase()
  await noteScreened(test.db, [...(await addRing(test.db)), await addReview(test.db)])
  expect(await look(test.db)).toBe(false)
  await look(test.db, 20)

  expect(await rings(test.db)).toMatchObject([{ state: 'open' }])
  expect(await membersOf(test.db)).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5'])
  const ties = await test.db.selectFrom('ringTie').select(['kind', 'key', 'authorIds', 'reviewIds']).execute()
  expect(ties).toMatchObject([{ kind: 'device', key: 'device', authorIds: await membersOf(test.db) }])
  expect(ties[0]?.reviewIds).toHaveLength(6)
  expect(await test.db.selectFrom('ringReview').select('reviewId').execute()).toHaveLength(6)
  expect(await eventsOf(test.db)).toEqual(['ring_found'])
})

test('one new account is enough for the ring around it to be found again and to grow', async () => {
  await using test = await createTestDatabase()
  await noteScreened(test.db, await addRing(test.db))
  await look(test.db)
  const before = await rings(test.db)
  await noteScreened(test.db, await addRing(test.db, { members: 1, from: 6 }))
  await look(test.db, 20)

  expect(await rings(test.db)).toEqual(before)
  expect(await membersOf(test.db)).toContain('a6')
  expect(await eventsOf(test.db)).toEqual(['ring_found', 'ring_grew'])
})

test('a ring that was decided is open again when it grows', async () => {
  await using test = await createTestDatabase()
  await noteScreened(test.db, await addRing(test.db))
  await look(test.db)
  await test.db.updateTable('ring').set({ state: 'rejected' }).execute()
  await noteScreened(test.db, await addRing(test.db, { members: 1, from: 6 }))
  await look(test.db, 20)
  expect(await rings(test.db)).toMatchObject([{ state: 'open' }])
})

test('copies of one text are found by what screening says of them', async () => {
  await using test = await createTestDatabase()
  const text = 'The kettle boils fast, the lid closes tightly and the courier was on time'
  const ids: string[] = []
  for (let place = 0; place < 5; place++) {
    const id = await addReview(test.db, { authorId: `a${place}`, sellerId: `s${place}`, text })
    const fact = { id: 'other_author_other_seller', values: {}, evidence: { kind: 'review', ids: [...ids] } }
    await test.db
      .insertInto('screening')
      .values({
        reviewId: id,
        revision: 1,
        model: 'test',
        policyVersion: 0,
        outcome: 'queue',
        fakeProbability: 0.5,
        signals: JSON.stringify([{ name: 'near_duplicate', strength: 1, contribution: 1, facts: [fact] }]),
        screenedAt: later(0),
      })
      .execute()
    ids.push(id)
  }
  await noteScreened(test.db, ids)
  await look(test.db)
  const ties = await test.db.selectFrom('ringTie').select(['kind', 'reviewIds']).execute()
  expect(ties).toEqual([{ kind: 'text', reviewIds: [...ids].sort() }])
})

test('those who review the same three sellers in the same days are found, by one of them', async () => {
  await using test = await createTestDatabase()
  const ids: string[] = []
  for (let member = 0; member < 6; member++)
    for (const sellerId of ['x', 'y', 'z'])
      ids.push(await addReview(test.db, { authorId: `a${member}`, sellerId, createdAt: later(member * 60) }))
  await noteScreened(test.db, ids.slice(0, 1))
  await look(test.db)
  const ties = await test.db.selectFrom('ringTie').select(['kind', 'key']).orderBy('key').execute()
  expect(ties).toEqual(['x', 'y', 'z'].map((key) => ({ kind: 'together', key })))
})

test('what is younger than a minute waits for the next look, and nothing is passed over', async () => {
  await using test = await createTestDatabase()
  const ids = await addRing(test.db)
  await noteScreened(test.db, ids.slice(0, 2), later(0))
  await noteScreened(test.db, ids.slice(2), later(5))
  await look(test.db, 5)
  const { eventId } = await test.db.selectFrom('ringSearch').select('eventId').executeTakeFirstOrThrow()
  const read = await test.db.selectFrom('event').select('subjectId').where('id', '<=', eventId).execute()
  expect(read.filter(({ subjectId }) => ids.slice(2).includes(subjectId))).toEqual([])
  await look(test.db, 10)
  const after = await test.db.selectFrom('ringSearch').select('eventId').executeTakeFirstOrThrow()
  expect(after.eventId).toBeGreaterThan(eventId)
})

test('two who look at once do not both look', async () => {
  await using test = await createTestDatabase()
  await noteScreened(test.db, await addRing(test.db))
  await Promise.all([look(test.db), look(test.db)])
  expect(await rings(test.db)).toHaveLength(1)
})

test('withdrawn reviews tie nobody', async () => {
  await using test = await createTestDatabase()
  const ids = await addRing(test.db)
  await test.db.updateTable('review').set({ state: 'withdrawn' }).where('id', 'in', ids.slice(0, 2)).execute()
  await noteScreened(test.db, ids)
  await look(test.db)
  expect(await rings(test.db)).toEqual([])
})
