import { expect, test } from 'vitest'
import { changeAnswers } from '#domain/coercion/question'
import { integrityStates } from '#domain/coercion/state'
import { replyStates } from '#domain/replies/state'
import { holdConversations } from '#fixtures/conversations/load'
import { createDemoPeople } from '#fixtures/load'
import { demoSellers } from '#fixtures/sellers'
import { addOrder, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-22T09:00:00Z')

test('the demo has a reply, a changed review and a case in every state, and loads once', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  for (const id of Object.values(demoSellers)) await addSeller(db, id)
  await createDemoPeople(db, now)
  // The worst shop leaves out the buyers whose orders came late.
  for (let at = 0; at < 80; at++)
    await addOrder(db, { id: `w-${at}`, sellerId: demoSellers.worst, buyerId: `wb-${at}` })
  const promised = (day: string) => ({ promisedBy: new Date(`2026-11-${day}T00:00:00Z`) })
  await db.updateTable('customerOrder').set(promised('09')).execute()
  await db.updateTable('customerOrder').set(promised('03')).where('id', '>', 'w-4').execute()
  await holdConversations(db, { zone: 'Europe/Kyiv', now })
  await holdConversations(db, { zone: 'Europe/Kyiv', now })

  const distinct = <Row, Value>(rows: Row[], of: (row: Row) => Value) => [...new Set(rows.map(of))].sort()
  const replies = await db.selectFrom('reply').select('state').execute()
  expect(distinct(replies, ({ state }) => state)).toEqual([...replyStates].sort())
  const questions = await db.selectFrom('changeQuestion').select('answer').execute()
  expect(distinct(questions, ({ answer }) => answer ?? 'open')).toEqual([...changeAnswers, 'open'].sort())
  const cases = await db.selectFrom('integrityCase').select('state').execute()
  expect(distinct(cases, ({ state }) => state)).toEqual([...integrityStates].sort())
  expect(await db.selectFrom('praisePicking').select('sellerId').execute()).toEqual([
    { sellerId: demoSellers.worst },
  ])
  const sealed = await db.selectFrom('sealedReview').select(['reviewId', 'openedAt']).execute()
  expect(sealed.filter(({ openedAt }) => !openedAt)).toHaveLength(2)
  expect(sealed).toContainEqual({ reviewId: 'r-sealed-3', openedAt: now })
  expect(await db.selectFrom('notice').select('id').limit(1).execute()).toHaveLength(1)
})
