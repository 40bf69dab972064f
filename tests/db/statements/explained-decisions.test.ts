import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Tx } from '#db/client'
import { statementsOfDecided } from '#tests/setup/decisions'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-21T09:00:00Z')

async function prepare() {
  const test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  const reviewId = await addReview(test.db, { sellerId: 's-1', state: 'queued' })
  const { id: personId } = await addPerson(test.db, 'anna', 'moderator')
  const decide = (tx: Tx, action: string, by: string | null = personId) =>
    sql`
      insert into decision (subject_kind, subject_id, revision, action, from_state, to_state, version, policy_version,
        decided_by, decided_at, effective_at)
      values ('review', ${reviewId}, 1, ${action}, 'queued', 'rejected', 2, 0, ${by}, ${now}, ${now})`.execute(
      tx,
    )
  return { ...test, decide }
}

test.each(['redact', 'return', 'reject', 'hide'])(
  'no decision to %s is kept without its author being told why, whoever decided',
  async (action) => {
    await using setting = await prepare()
    const { ownerDb, decide } = setting
    for (const by of [undefined, null]) {
      const unexplained = ownerDb.transaction().execute((tx) => decide(tx, action, by))
      await expect(unexplained).rejects.toThrow(/is explained to them/)
    }
    await ownerDb.transaction().execute(async (tx) => {
      await decide(tx, action)
      await sql`with decided as (select * from decision) ${statementsOfDecided}`.execute(tx)
    })
    expect(await ownerDb.selectFrom('decision').select('action').execute()).toEqual([{ action }])
  },
)

test('what takes nothing from anybody needs no explanation', async () => {
  await using setting = await prepare()
  const { ownerDb, decide } = setting
  for (const action of ['publish', 'escalate'])
    await ownerDb.transaction().execute((tx) => decide(tx, action))
  expect(await ownerDb.selectFrom('decision').select('id').execute()).toHaveLength(2)
})
