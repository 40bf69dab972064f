import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import { tellNearing } from '#commands/notices/tell-nearing'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { listNotices } from '#db/notices/bell'
import type { DomainEvent } from '#domain/event'
import type { Person } from '#domain/permission'
import { addExclusion, addPerson, beginCycle } from '#tests/setup/letters'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-16T09:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const tell = (db: Database, at: Date) => tellNearing(db, { limit: 50, zone }, at)

async function kindsOf(db: Database, person: Person) {
  const notices = await listNotices(db, person.id, { limit: 20 })
  return notices.map(({ kind, times }) => `${kind} ${times}`).sort()
}

/** As it lies in the database, without the way it came there. */
const place = (db: Database, statement: RawBuilder<unknown>) =>
  db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await statement.execute(tx)
  })

test('a shop hears on the day before that its goods are re-checked, once for each date', async () => {
  await using test = await createTestDatabase()
  const { db, ownerDb } = test
  await addSeller(db, 's-1')
  const olena = await addPerson(db, 'Olena', 'seller', 's-1')
  const mira = await addPerson(db, 'Mira', 'quality_manager')
  // Its first day is the 4th: it is looked at again on the 18th, which begins in Kyiv at 22:00 of the 17th.
  const since = new Date('2026-11-04T09:00:00Z')
  const exclusionId = await addExclusion(test, 's-1', { noticedAt: since, effectiveAt: since })
  expect(await tell(db, now)).toBe(0)
  expect(await tell(db, new Date('2026-11-16T21:59:00Z'))).toBe(0)
  expect(await tell(db, new Date('2026-11-16T22:00:00Z'))).toBe(1)
  expect(await tell(db, new Date('2026-11-17T09:00:00Z'))).toBe(0)
  expect(await kindsOf(db, olena)).toEqual(['recheck_tomorrow 1'])
  expect(await kindsOf(db, mira)).toEqual([])
  await beginCycle(ownerDb, exclusionId, '2026-12-02')
  expect(await tell(db, new Date('2026-12-01T09:00:00Z'))).toBe(1)
  expect(await kindsOf(db, olena)).toEqual(['recheck_tomorrow 2'])
})

test('administrators hear of a key that ends within a week, unless it was replaced or never ends', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const ada = await addPerson(db, 'Ada', 'admin')
  const ids = ['soon', 'later', 'never', 'replaced'] as const
  const ends = { soon: later(6), later: later(20), never: null, replaced: later(1) }
  for (const name of ids) {
    const key = { name, prefix: name, secretHash: Buffer.from(name), scopes: ['read'], createdAt: now }
    await db
      .insertInto('apiKey')
      .values({ ...key, expiresAt: ends[name], createdBy: null } as never)
      .execute()
  }
  const { id } = await db
    .selectFrom('apiKey')
    .select('id')
    .where('name', '=', 'replaced')
    .executeTakeFirstOrThrow()
  const rotated: DomainEvent = {
    ...{ type: 'api_key_rotated', subject: { kind: 'api_key', id } },
    data: { replacedBy: 'x', until: later(1).toISOString() },
  }
  await db
    .transaction()
    .execute((tx) => record(tx, [rotated], { actor: { kind: 'job', id: 'test' }, at: now }))
  expect([await tell(db, now), await tell(db, later(1))]).toEqual([1, 0])
  expect(await kindsOf(db, ada)).toEqual(['key_expiring 1'])
  const notices = await listNotices(db, ada.id, { limit: 9 })
  const soon = await db.selectFrom('apiKey').select('id').where('name', '=', 'soon').executeTakeFirstOrThrow()
  expect(notices[0]?.subjectId).toBe(soon.id)
})

test('a letter is told of three days and one day before it has to be answered, and when it is late', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const mira = await addPerson(db, 'Mira', 'quality_manager')
  await place(
    test.ownerDb,
    sql`insert into letter (exclusion_id, seller_id, cycle, state, draft, created_at, received_at, received_day, sent_version, reply_due_at)
      values (gen_random_uuid(), 's-1', 1, 'submitted', '{}', ${now}, ${now}, '2026-11-16', 1, ${later(14)})`,
  )
  const told = []
  for (const day of [10, 11, 11.5, 12, 13, 13.5, 14, 15, 20]) told.push(await tell(db, later(day)))
  expect(told).toEqual([0, 1, 0, 0, 1, 0, 1, 0, 0])
  expect(await kindsOf(db, mira)).toEqual(['letter_due 3'])
  await place(test.ownerDb, sql`update letter set answered_at = ${later(15)}, reply_due_at = ${later(30)}`)
  expect(await tell(db, later(40))).toBe(0)
})
