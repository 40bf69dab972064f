import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { record } from '#commands/record'
import { verifyAudit } from '#commands/verify-audit'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const actor = { kind: 'operator', id: 'test' } as const
const at = new Date('2026-11-22T08:00:00Z')
const received = (id: string) =>
  ({ type: 'review_received', subject: { kind: 'review', id }, data: { revision: 1 } }) as const

test('a writer that waited for a chain links its events behind those it waited for', async () => {
  await using database = await createTestDatabase()
  const { db, ownerDb } = database
  const first = await db.startTransaction().execute()
  await first
    .updateTable('auditChain')
    .set((eb) => ({ seq: eb('seq', '+', 0) }))
    .execute()
  const second = db.transaction().execute((tx) => record(tx, [received('a'), received('b')], { actor, at }))
  await untilSomeoneWaitsForALock(database)
  await record(first, [received('c')], { actor, at })
  // Whatever chain each of them drew: every link must be there and hold.
  await first.commit().execute()
  await second
  for (let n = 0; n < 40; n++) {
    await Promise.all(
      [1, 2, 3, 4].map((k) =>
        db.transaction().execute((tx) => record(tx, [received(`${n}-${k}`)], { actor, at })),
      ),
    )
  }
  const { rows } = await sql<{ n: number }>`select count(*) as n from outbox`.execute(ownerDb)
  expect(rows[0]?.n).toBe(163)
  expect(await verifyAudit(db, [])).toMatchObject({ holds: true, events: 163 })
})
