import { expect, test } from 'vitest'
import { readAppellantView } from '#app/pages/appellant-view.server.ts'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { decideReview } from '#commands/decide-review'
import { tellShopOfDecision } from '#commands/tell-shop-of-decision'
import { rateCustomer } from '#commands/two-way/rate-customer'
import { undoDecision } from '#commands/undo-decision'
import { listNotices } from '#db/notices/bell'
import { findStatementTo, listStatementsTo } from '#db/portal/statements'
import { findOrderReviews } from '#db/two-way/order-reviews'
import { undoWindowMs } from '#domain/consequences/review'
import { placeOf } from '#domain/notices/place'
import type { Person } from '#domain/permission'
import { checkStatement } from '#domain/statements/check'
import type { Verdict } from '#domain/verdict'
import { addPerson } from '#tests/setup/letters'
import { addOrder, addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-26T12:00:00Z')
const told = new Date(now.getTime() + undoWindowMs)
const order = { sellerId: 'a', orderId: 'o' }

/** A shop whose review of its buyer a moderator has before them. */
async function setUp() {
  const test = await createTestDatabase()
  const { db, ownerDb } = test
  await addSeller(db, 'a')
  await ownerDb.updateTable('seller').set({ language: 'uk', contactEmail: 'shop@example.org' }).execute()
  await addOrder(db, { id: 'o', sellerId: 'a', buyerId: 'b' })
  const own = (await addPerson(db, 'Olena', 'seller', 'a')) as Person & { sellerId: string }
  const mira = await addPerson(db, 'Mira', 'moderator')
  const id = await addReview(db, {
    ...{
      id: 'of-buyer',
      ...order,
      authorId: 'a',
      direction: 'seller_to_buyer',
      state: 'queued',
      createdAt: now,
    },
    ...{ text: 'Never at home.', rating: 1 },
  })
  await ownerDb.updateTable('review').set({ language: 'en' }).where('id', '=', id).execute()
  return {
    ...test,
    ...{ own, mira },
    decide: async (verdict: Verdict) => {
      const asked = { reviewId: id, ...verdict, seenVersion: 1, requestKey: 'k', zone }
      const decided = await decideReview(db, asked, mira, now)
      if (!decided.ok) throw new Error(decided.refusal.reason)
      return decided.value.id
    },
    /** Does what the outbox holds for shops, as it is due. */
    tell: async () => {
      const due = await db
        .selectFrom('outbox')
        .select('subjectId')
        .where('job', '=', 'tell_shops_of_decisions')
        .where('dueAt', '<=', told)
        .execute()
      for (const { subjectId } of due) await tellShopOfDecision(db, subjectId, told)
    },
    mails: () =>
      db.selectFrom('mail').select(['recipient', 'subject', 'kind']).orderBy('recipient').execute(),
    rate: (text: string) => rateCustomer(db, { orderId: 'o', rating: 1, text }, own, told),
  }
}

const returned = { action: 'return', reasonCode: 'unreadable', note: 'Half of it is cut off.' } as const

test('a shop is told why its review of a buyer is turned down, in the portal, by mail and in the bell, and appeals', async () => {
  await using shop = await setUp()
  await shop.decide({ action: 'reject', reasonCode: 'off_topic' })
  expect(await listStatementsTo(shop.db, 'a')).toEqual([])
  await shop.tell()
  await shop.tell()
  const [statement] = await listStatementsTo(shop.db, 'a')
  expect(statement).toMatchObject({ kind: 'review_rejected', language: 'uk' })
  const id = statement?.id ?? ''
  const read = await findStatementTo(shop.db, { sellerId: 'a', id })
  expect(read?.body).toContain('від a, про покупця')
  expect(read?.body).toContain('апеляцію в порталі')
  expect(await shop.mails()).toEqual([
    { recipient: 'Olena@test', subject: statement?.title, kind: 'statement' },
    { recipient: 'shop@example.org', subject: statement?.title, kind: 'statement' },
  ])
  const [notice] = await listNotices(shop.db, shop.own.id, { limit: 5 })
  expect(notice).toMatchObject({ kind: 'own_review_judged', times: 1 })
  expect(placeOf('own_review_judged', notice?.subjectId ?? '')).toBe(`/portal/notice/${id}`)
  const kept = await shop.db.selectFrom('statement').select('fields').executeTakeFirstOrThrow()
  expect(kept.fields).toMatchObject({ account_type: 'ACCOUNT_TYPE_BUSINESS' })
  expect(checkStatement(kept.fields ?? {})).toEqual([])

  const appellant = { kind: 'seller', sellerId: 'a', accountId: shop.own.id } as const
  expect(await readAppellantView(shop.db, id, appellant, { zone, now: told })).toMatchObject({
    canAppeal: true,
  })
  const grounds = [{ ground: 'facts', text: 'It is about the order.' }] as const
  const appeal = { statementId: id, grounds: [...grounds], zone, requestKey: 'appeal' }
  expect(await submitAppeal(shop.db, appeal, appellant, told)).toMatchObject({ ok: true })
})

test('of a decision that is taken back the shop hears nothing', async () => {
  await using shop = await setUp()
  const decisionId = await shop.decide({ action: 'reject', reasonCode: 'off_topic' })
  await undoDecision(shop.db, { decisionId }, shop.mira, now)
  await shop.tell()
  expect(await listStatementsTo(shop.db, 'a')).toEqual([])
  expect(await shop.mails()).toEqual([])
  expect(await listNotices(shop.db, shop.own.id, { limit: 5 })).toEqual([])
})

test('a decision the shop has been told of stands, though its undoing was sent in time and had to wait', async () => {
  await using shop = await setUp()
  const decisionId = await shop.decide({ action: 'reject', reasonCode: 'off_topic' })
  await shop.tell()
  const inTime = new Date(told.getTime() - 100)
  expect(await undoDecision(shop.db, { decisionId }, shop.mira, inTime)).toEqual({
    ...{ ok: false, refusal: { reason: 'too_late' } },
  })
  expect(await listStatementsTo(shop.db, 'a')).toHaveLength(1)
})

test('a review of a buyer that is sent back is mended from the page of its order, and looked at anew', async () => {
  await using shop = await setUp()
  expect(await shop.rate('Never at home, twice.')).toMatchObject({ refusal: { reason: 'rated_already' } })
  await shop.decide(returned)
  await shop.tell()
  const { own } = await findOrderReviews(shop.db, order)
  expect(own).toMatchObject({ state: 'returned_to_author', statementId: expect.any(String) })
  expect(await shop.rate('Never at home.')).toMatchObject({ refusal: { reason: 'unchanged' } })
  expect(await shop.rate('Never at home, twice.')).toEqual({ ok: true, value: undefined })
  const reviews = await shop.db.selectFrom('review').select(['id', 'state', 'revision', 'text']).execute()
  expect(reviews).toEqual([{ id: 'of-buyer', state: 'received', revision: 2, text: 'Never at home, twice.' }])
  expect((await findOrderReviews(shop.db, order)).own).toMatchObject({ statementId: null })
})
