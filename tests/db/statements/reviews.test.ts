import { expect, test } from 'vitest'
import { announce } from '#commands/announce'
import { decideReview } from '#commands/decide-review'
import { undoDecision } from '#commands/undo-decision'
import type { Database } from '#db/client'
import { listStatementsMade } from '#db/statements/export'
import { findStatement } from '#db/statements/statements'
import type { Person } from '#domain/permission'
import { restrictingKinds } from '#domain/statements/kind'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-26T12:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

async function reject(db: Database, person: Person, language = 'uk') {
  await addSeller(db, 'Alder')
  const reviewId = await addReview(db, { sellerId: 'Alder', authorId: 'author-7', state: 'queued' })
  await db.updateTable('review').set({ language }).where('id', '=', reviewId).execute()
  const verdict = { action: 'reject', reasonCode: 'off_topic', note: 'Mira knows her' } as const
  const decided = await decideReview(
    db,
    { zone, reviewId, ...verdict, seenVersion: 1, requestKey: 'k' },
    person,
    now,
  )
  if (!decided.ok) throw new Error(decided.refusal.reason)
  return decided.value.id
}

test('a review is not turned down without a statement to its author, in the author’s language', async () => {
  await using test = await createTestDatabase()
  const mira = await addPerson(test.db, 'Mira', 'moderator')
  const decisionId = await reject(test.db, mira)

  const [made] = await test.db.selectFrom('statement').selectAll().execute()
  expect(made).toMatchObject({
    kind: 'review_rejected',
    language: 'uk',
    addresseePersonId: 'author-7',
    decisionId,
  })
  const sent = JSON.stringify(made)
  for (const secret of [mira.id, 'Mira', 'knows her']) expect(sent).not.toContain(secret)
  expect((await findStatement(test.db, made?.id ?? ''))?.deliveries).toEqual([
    { channel: 'marketplace', state: 'queued', at: now },
  ])
})

test('the marketplace is told of the statement with the decision, and then has it', async () => {
  await using test = await createTestDatabase()
  await reject(test.db, await addPerson(test.db, 'Mira', 'moderator'))
  await announce(test.db, { limit: 10 }, later(11))

  const [told] = await test.db.selectFrom('marketplaceEvent').select(['type', 'data']).execute()
  const statementId = String(told?.data.statementId)
  expect(told?.type).toBe('review.rejected')
  expect((await findStatement(test.db, statementId))?.deliveries).toMatchObject([
    { state: 'delivered', at: later(11) },
  ])
})

test('the statement of a decision taken back is sent to nobody and published nowhere', async () => {
  await using test = await createTestDatabase()
  const mira = await addPerson(test.db, 'Mira', 'moderator')
  const decisionId = await reject(test.db, mira)
  const made = () =>
    listStatementsMade(
      test.db,
      { kinds: restrictingKinds, from: now, until: later(1) },
      { after: undefined, limit: 10 },
    )
  expect(await made()).toHaveLength(1)

  await undoDecision(test.db, { decisionId }, mira, later(5))
  await announce(test.db, { limit: 10 }, later(11))
  expect(await made()).toEqual([])
  expect(await test.db.selectFrom('marketplaceEvent').select('id').execute()).toEqual([])
})

test('the database keeps no statement to nobody, nor to two', async () => {
  await using test = await createTestDatabase()
  await reject(test.db, await addPerson(test.db, 'Mira', 'moderator'))
  const [made] = await test.db.selectFrom('statement').selectAll().execute()
  if (!made) throw new Error('No statement')
  const { id, fields, decisionId, ...row } = made
  const again = (change: object) =>
    test.ownerDb
      .insertInto('statement')
      .values({ ...row, fields: JSON.stringify(fields), ...change })
      .execute()
  await expect(again({ addresseePersonId: null })).rejects.toThrow('statement_has_one_addressee')
  await expect(again({ addresseeSellerId: 'Alder' })).rejects.toThrow('statement_has_one_addressee')
  await expect(again({ kind: 'measure_notice' })).rejects.toThrow('statement_kind_of_subject')
  await expect(again({ decisionId })).rejects.toThrow('statement_decision')
})
