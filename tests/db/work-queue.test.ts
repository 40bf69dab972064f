import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { claimWork } from '#commands/claim-work'
import { extendLease } from '#commands/extend-lease'
import { releaseWork } from '#commands/release-work'
import { saveDraft } from '#commands/save-draft'
import { skipWork } from '#commands/skip-work'
import type { Database } from '#db/client'
import { queueSummary } from '#db/queue-page'
import { claimItem, claimNext, insertWorkItem } from '#db/work-queue'
import type { Person } from '#domain/permission'
import { placeInLine } from '#domain/priority'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-21T09:00:00Z')
const minutes = (n: number) => new Date(now.getTime() + n * 60_000)

async function seedPeople(db: Database, count: number): Promise<Person[]> {
  const values = Array.from({ length: count }, (_, n) => ({
    email: `m${n}@test`,
    name: `M${n}`,
    role: 'moderator' as const,
    createdAt: now,
    passwordHash: null,
    sellerId: null,
    disabledAt: null,
  }))
  const rows = await db.insertInto('account').values(values).returning(['id', 'name']).execute()
  return rows.map(({ id, name }) => ({
    kind: 'person',
    id,
    name,
    role: 'moderator',
    sellerId: null,
    language: 'en',
  }))
}

async function seedItems(db: Database, count: number) {
  await db.transaction().execute(async (tx) => {
    for (let n = 0; n < count; n++) {
      const place = placeInLine(minutes(60 + n), [])
      await insertWorkItem(tx, { subjectId: `r${n}`, queue: 'reviews', language: 'uk', place, now })
    }
  })
}

test('200 people claiming at once from 150 items get 150 different ones', async () => {
  await using test = await createTestDatabase()
  const people = await seedPeople(test.db, 200)
  await seedItems(test.db, 150)
  const claims = await Promise.all(people.map((person) => claimWork(test.db, {}, person, now)))
  const subjects = claims.flatMap((claim) => (claim.ok && claim.value ? [claim.value.subjectId] : []))
  expect(subjects).toHaveLength(150)
  expect(new Set(subjects).size).toBe(150)
})

test('the line is served by place: what is brought forward comes before what is merely older', async () => {
  await using test = await createTestDatabase()
  const [mira] = await seedPeople(test.db, 1)
  if (!mira) throw new Error('nobody')
  await seedItems(test.db, 2)
  const grave = placeInLine(minutes(300), [{ factor: 'severity', hours: 8, values: {} }])
  await test.db
    .transaction()
    .execute((tx) =>
      insertWorkItem(tx, { subjectId: 'grave', queue: 'reviews', language: null, place: grave, now }),
    )
  const claimed = await claimWork(test.db, {}, mira, now)
  expect(claimed).toMatchObject({
    value: { subjectId: 'grave', why: [{ factor: 'due' }, { factor: 'severity', hours: 8 }] },
  })
})

test('an item passed over comes back to others at once and to that person only after hours', async () => {
  await using test = await createTestDatabase()
  const [mira, omar] = await seedPeople(test.db, 2)
  if (!mira || !omar) throw new Error('nobody')
  await seedItems(test.db, 1)
  const claimed = await claimWork(test.db, {}, mira, now)
  if (!claimed.ok || !claimed.value) throw new Error('nothing claimed')
  await skipWork(test.db, { workItemId: claimed.value.id, reason: 'language' }, mira, now)

  expect(await claimWork(test.db, {}, mira, minutes(239))).toEqual({ ok: true, value: undefined })
  const others = await claimWork(test.db, {}, omar, minutes(1))
  expect(others).toMatchObject({ value: { subjectId: 'r0' } })
  if (others.ok && others.value)
    await releaseWork(test.db, { workItemId: others.value.id, reason: 'lunch' }, omar, minutes(2))
  expect(await claimWork(test.db, {}, mira, minutes(241))).toMatchObject({ value: { subjectId: 'r0' } })
})

test('a lease that ran out can be taken up again until somebody else has the item; the draft stays', async () => {
  await using test = await createTestDatabase()
  const [mira, omar] = await seedPeople(test.db, 2)
  if (!mira || !omar) throw new Error('nobody')
  await seedItems(test.db, 1)
  const claimed = await claimWork(test.db, {}, mira, now)
  if (!claimed.ok || !claimed.value) throw new Error('nothing claimed')
  const workItemId = claimed.value.id
  await saveDraft(test.db, { workItemId, draft: { note: 'Perhaps a copy' } }, mira, minutes(1))

  expect(await extendLease(test.db, { workItemId }, mira, minutes(20))).toMatchObject({ ok: true })
  await claimWork(test.db, { workItemId }, omar, minutes(31))
  expect(await extendLease(test.db, { workItemId }, mira, minutes(32))).toEqual({
    ok: false,
    refusal: { reason: 'lease_lost', by: 'M1', until: minutes(41) },
  })
  const again = await claimWork(test.db, { workItemId }, mira, minutes(42))
  expect(again).toMatchObject({ value: { draft: { note: 'Perhaps a copy' } } })
})

test('the counts of a queue follow every opening, closing and move without reading the items', async () => {
  await using test = await createTestDatabase()
  const [mira] = await seedPeople(test.db, 1)
  if (!mira) throw new Error('nobody')
  await seedItems(test.db, 5)
  await test.db.updateTable('workItem').set({ closedAt: now }).where('subjectId', '=', 'r0').execute()
  await test.db
    .updateTable('workItem')
    .set({ queue: 'seniors' })
    .where('subjectId', 'in', ['r1', 'r2'])
    .execute()
  await claimWork(test.db, { queue: 'reviews' }, mira, now)
  const summary = await queueSummary(test.db, mira, { now, zone: 'Europe/Kyiv' })
  expect(summary).toMatchObject([
    { queue: 'reviews', open: 2, mine: 1, oldestDueAt: minutes(63) },
    { queue: 'seniors', open: 2, mine: 0, oldestDueAt: minutes(61) },
  ])
})

test('what is written after a lease on its connection waits for the disk as ever', async () => {
  await using test = await createTestDatabase()
  await seedItems(test.db, 1)
  const [person] = await seedPeople(test.db, 1)
  if (!person) throw new Error('nobody is there')
  const claim = { accountId: person.id, now, until: minutes(10) }
  await test.db.connection().execute(async (db) => {
    const waits = async () => (await sql`show synchronous_commit`.execute(db)).rows
    const item = await claimNext(db, 'reviews', claim)
    expect(await waits()).toEqual([{ synchronousCommit: 'on' }])
    expect(await claimItem(db, item?.id ?? '', claim)).toMatchObject({ id: item?.id })
    expect(await waits()).toEqual([{ synchronousCommit: 'on' }])
  })
})
