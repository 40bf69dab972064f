import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { announce } from '#commands/announce'
import { receiveReplies } from '#commands/receive-replies'
import { claimReply } from '#commands/replies/claim-reply'
import { type DecideReply, decideReply } from '#commands/replies/decide-reply'
import { recordRemedy } from '#commands/replies/record-remedy'
import { saveReplyDraft } from '#commands/replies/save-reply-draft'
import { submitReply } from '#commands/replies/submit-reply'
import { withdrawReply } from '#commands/replies/withdraw-reply'
import { findShopReview, listOpenSince } from '#db/portal/reviews'
import { findReply, listWaitingReplies } from '#db/replies/queue'
import { listRemedies } from '#db/replies/remedies'
import { listOwnReplies } from '#db/replies/shop'
import type { Person } from '#domain/permission'
import { defaultRules } from '#domain/policy'
import { addPerson } from '#tests/setup/letters'
import { addOrder, addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-22T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const key = () => crypto.randomUUID()
const tied = 'We refund 100 % once you remove the review.'

/** A shop with one published review of 1 star, somebody of it, and a moderator. */
async function setUp() {
  const test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 'a')
  await addReview(db, { id: 'r', sellerId: 'a', rating: 1, state: 'published', createdAt: later(-9999) })
  const own = (await addPerson(db, 'Olena', 'seller', 'a')) as Person & { sellerId: string }
  const mira = await addPerson(db, 'Mira', 'moderator')
  const states = async () =>
    Object.fromEntries(
      (await db.selectFrom('reply').select(['text', 'state']).execute()).map(({ text, state }) => [
        text,
        state,
      ]),
    )
  return {
    ...test,
    own,
    mira,
    states,
    answer: (text: string, { isEdit = false, at = now } = {}) =>
      submitReply(db, { reviewId: 'r', text, isEdit, requestKey: key() }, own, at),
    waiting: async () => (await listWaitingReplies(db, { limit: 10 }))[0]?.id ?? '',
    decide: async (replyId: string, rest: Partial<DecideReply>, person = mira) => {
      const seenVersion = (await findReply(db, replyId))?.version ?? 0
      const command = { replyId, action: 'publish', seenVersion, requestKey: key(), ...rest } as const
      return decideReply(db, { ...command, zone }, person, later(5))
    },
    told: async () => {
      await announce(db, { limit: 50 }, later(60))
      return (await db.selectFrom('marketplaceEvent').select('type').orderBy('id').execute()).map(
        (e) => e.type,
      )
    },
  }
}

test('a clean reply is public at once; a doubtful one waits for a person, and counts as given meanwhile', async () => {
  await using shop = await setUp()
  expect(await shop.answer(tied)).toEqual({ ok: true, value: undefined })
  expect(await shop.told()).toEqual([])
  expect(await findShopReview(shop.db, { sellerId: 'a', reviewId: 'r' })).toMatchObject({
    standing: 'answered',
    replyState: 'queued',
  })
  expect(await shop.decide(await shop.waiting(), {})).toMatchObject({ ok: true })
  expect(await shop.states()).toEqual({ [tied]: 'published' })
  expect(await shop.told()).toEqual(['review.answered'])
})

test('other words under the id of a reply that waits do not publish it', async () => {
  await using shop = await setUp()
  await addReview(shop.db, { id: 'r2', sellerId: 'a', rating: 1, state: 'published' })
  const row = (id: string, reviewId: string, text: string) => ({
    ...{ id, reviewId, sellerId: 'a', text },
    createdAt: now.toISOString(),
  })
  const send = (...rows: ReturnType<typeof row>[]) =>
    receiveReplies(shop.db, rows, { kind: 'api_key', id: 'key' }, now)
  await send(row('waits', 'r', tied))
  const [fresh, again] = await send(row('fresh', 'r2', 'We are sorry.'), row('waits', 'r', 'Thank you.'))
  expect(fresh).toMatchObject({ outcome: 'accepted' })
  expect(again).toMatchObject({ outcome: 'rejected', errors: [{ code: 'id_taken' }] })
  expect(await shop.states()).toEqual({ [tied]: 'queued', 'We are sorry.': 'published' })
})

test('a reply is held to the rules of its order’s category, by whichever door it came', async () => {
  await using shop = await setUp()
  const rules = JSON.stringify({ ...defaultRules, autoPublish: false, dueHours: 2 })
  await shop.ownerDb
    .insertInto('policy')
    .values({ category: 'medicine', version: 1, rules, createdAt: now })
    .execute()
  await addOrder(shop.db, { id: 'o', sellerId: 'a', buyerId: 'b', category: 'medicine' })
  await addReview(shop.db, { id: 'of-order', sellerId: 'a', orderId: 'o', rating: 1, state: 'published' })
  await submitReply(
    shop.db,
    { reviewId: 'of-order', text: 'Sorry.', isEdit: false, requestKey: key() },
    shop.own,
    now,
  )
  const row = { id: 'sent', reviewId: 'of-order', sellerId: 'a', text: 'We are sorry.' }
  const sent = { ...row, createdAt: later(1).toISOString() }
  const ofSeller = { ...sent, id: 'of-seller', reviewId: 'r', text: 'Thank you.' }
  await receiveReplies(shop.db, [sent, ofSeller], { kind: 'api_key', id: 'key' }, later(1))
  expect(await shop.states()).toEqual({
    'Sorry.': 'superseded',
    'We are sorry.': 'queued',
    'Thank you.': 'published',
  })
  const due = await shop.db.selectFrom('reply').select('dueAt').where('id', '=', 'sent').executeTakeFirst()
  expect(due?.dueAt).toEqual(later(121))
})

test('one reply is public per revision: an edit takes its place, and a doubtful edit only once it is judged', async () => {
  await using shop = await setUp()
  await shop.answer('Sorry.')
  expect(await shop.answer('Sorry again.', { at: later(1) })).toMatchObject({
    refusal: { reason: 'answered_already' },
  })
  await shop.answer('Sorry again.', { isEdit: true, at: later(1) })
  expect(await shop.states()).toEqual({ 'Sorry.': 'superseded', 'Sorry again.': 'published' })
  await shop.answer(tied, { isEdit: true, at: later(2) })
  await shop.answer(`${tied} Really.`, { isEdit: true, at: later(3) })
  const waits = { 'Sorry.': 'superseded', 'Sorry again.': 'published', [tied]: 'superseded' }
  expect(await shop.states()).toEqual({ ...waits, [`${tied} Really.`]: 'queued' })
  await shop.decide(await shop.waiting(), {})
  expect(await shop.states()).toMatchObject({
    'Sorry again.': 'superseded',
    [`${tied} Really.`]: 'published',
  })
})

test('the marketplace’s replies are screened alike, and the newest of one revision stands', async () => {
  await using shop = await setUp()
  const row = (id: string, text: string, minutes: number) => ({
    ...{ id, reviewId: 'r', sellerId: 'a', text },
    createdAt: later(minutes).toISOString(),
  })
  const sent = [row('p1', 'One.', 1), row('p2', 'Two.', 2), row('p3', tied, 3), row('p1', 'One.', 1)]
  await receiveReplies(shop.db, sent, { kind: 'api_key', id: 'key' }, now)
  expect(await shop.states()).toEqual({ 'One.': 'superseded', 'Two.': 'superseded', [tied]: 'queued' })
  await receiveReplies(shop.db, [row('p4', 'Four.', 4)], { kind: 'api_key', id: 'key' }, now)
  expect(await shop.states()).toMatchObject({ [tied]: 'superseded', 'Four.': 'published' })
  expect(await shop.told()).toEqual(['review.answered'])
})

test('two replies that are sent at once make one that is public', async () => {
  await using shop = await setUp()
  const send = (id: string) =>
    receiveReplies(
      shop.db,
      [{ id, reviewId: 'r', sellerId: 'a', text: `Reply ${id}`, createdAt: now.toISOString() }],
      { kind: 'api_key', id: 'key' },
      now,
    )
  await Promise.all(['x', 'y', 'z'].map(send))
  const states = Object.values(await shop.states()).sort()
  expect(states).toEqual(['published', 'superseded', 'superseded'])
})

test('returning and rejecting need a reason, and the shop is told by mail and may write another', async () => {
  await using shop = await setUp()
  await shop.answer(tied)
  const id = await shop.waiting()
  expect(await shop.decide(id, { action: 'reject' })).toMatchObject({
    refusal: { reason: 'reason_required' },
  })
  const because = { reasonCode: 'tied_offer' }
  expect(await shop.decide(id, { action: 'return', ...because })).toMatchObject({
    refusal: { reason: 'note_required' },
  })
  const seenVersion = 99
  expect(await shop.decide(id, { seenVersion })).toMatchObject({ refusal: { reason: 'changed_meanwhile' } })
  expect(await shop.decide(id, { action: 'return', ...because, note: 'Offer it freely.' })).toMatchObject({
    ok: true,
  })
  expect(await shop.decide(id, {})).toMatchObject({ refusal: { reason: 'not_allowed' } })
  expect(await shop.told()).toEqual(['reply.returned'])
  const statement = await shop.db
    .selectFrom('statement')
    .select(['kind', 'subjectId', 'body'])
    .executeTakeFirst()
  expect(statement).toMatchObject({ kind: 'reply_returned', subjectId: id })
  expect(statement?.body).toContain('What to change. Offer it freely.')
  expect(statement?.body).not.toContain('Mira')
  expect(await shop.db.selectFrom('mail').select(['recipient', 'kind']).execute()).toEqual([
    { recipient: 'Olena@test', kind: 'statement' },
  ])
  expect(await listOpenSince(shop.db, 'a', 10)).toHaveLength(1)
  const [written] = await listOwnReplies(shop.db, { sellerId: 'a', reviewId: 'r' })
  expect(written).toMatchObject({ state: 'returned', reasonCode: 'tied_offer', note: 'Offer it freely.' })
  expect(await shop.answer('We refund you.', { at: later(9) })).toMatchObject({ ok: true })
})

test('a reply somebody has is not served to another, and only its holder decides', async () => {
  await using shop = await setUp()
  await shop.answer(tied)
  const omar = await addPerson(shop.db, 'Omar', 'moderator')
  const id = await shop.waiting()
  expect(await claimReply(shop.db, shop.mira, now)).toEqual({ ok: true, value: id })
  expect(await claimReply(shop.db, shop.mira, now)).toEqual({ ok: true, value: id })
  expect(await claimReply(shop.db, omar, now)).toEqual({ ok: true, value: undefined })
  expect(await claimReply(shop.db, shop.own, now)).toMatchObject({ refusal: { reason: 'not_permitted' } })
  expect(await shop.decide(id, {}, omar)).toMatchObject({ refusal: { reason: 'lease_lost' } })
  expect(await shop.decide(id, {})).toMatchObject({ ok: true })
  expect(await shop.decide(id, { action: 'reject', reasonCode: 'off_topic' }, omar)).toMatchObject({
    ok: true,
  })
})

test('whoever wrote a reply cannot judge it, whatever is written to the table', async () => {
  await using shop = await setUp()
  await shop.answer(tied)
  const judged = sql`update reply set decided_by = submitted_by`.execute(shop.db)
  await expect(judged).rejects.toThrow('reply_judge')
})

test('a draft is its shop’s own until it is sent; what was sent can be taken back', async () => {
  await using shop = await setUp()
  const draft = (text: string) => saveReplyDraft(shop.db, { reviewId: 'r', text }, shop.own, now)
  await draft('One')
  await draft('Two')
  expect(await shop.states()).toEqual({ Two: 'draft' })
  const { id } = await shop.db.selectFrom('reply').select('id').executeTakeFirstOrThrow()
  expect(await findReply(shop.db, id)).toBeUndefined()
  expect(await listOpenSince(shop.db, 'a', 10)).toHaveLength(1)
  await shop.answer('Three')
  expect(await shop.states()).toEqual({ Three: 'published' })
  await withdrawReply(shop.db, { reviewId: 'r', requestKey: key() }, shop.own, later(1))
  expect(await shop.states()).toEqual({ Three: 'withdrawn' })
  expect(await shop.told()).toEqual(['review.answered', 'reply.withdrawn'])
  expect(await listOpenSince(shop.db, 'a', 10)).toHaveLength(1)
})

test('the key of a reply is no key for taking it back, nor for anything else', async () => {
  await using shop = await setUp()
  const requestKey = key()
  const send = () =>
    submitReply(shop.db, { reviewId: 'r', text: 'One', isEdit: false, requestKey }, shop.own, now)
  expect(await send()).toMatchObject({ ok: true })
  expect(await send()).toMatchObject({ ok: true })
  const back = await withdrawReply(shop.db, { reviewId: 'r', requestKey }, shop.own, later(1))
  expect(back).toEqual({ ok: false, refusal: { reason: 'request_key_taken' } })
  expect(await shop.states()).toEqual({ One: 'published' })
})

test('what was done for a buyer is recorded once each and can be taken back', async () => {
  await using shop = await setUp()
  const say = (kind: 'refunded' | 'replaced', isDone: boolean) =>
    recordRemedy(shop.db, { reviewId: 'r', kind, note: null, isDone }, shop.own, now)
  await say('refunded', true)
  await say('refunded', true)
  await say('replaced', true)
  await say('replaced', false)
  expect((await listRemedies(shop.db, 'r')).map(({ kind }) => kind)).toEqual(['refunded'])
  const { rows } = await sql`select type from event where type like 'remedy%'`.execute(shop.db)
  expect(rows).toHaveLength(3)
})

test('what its shop would be told of a reply is shown word for word, and the reply waits on', async () => {
  await using shop = await setUp()
  await shop.answer(tied)
  const id = await shop.waiting()
  const returned = { action: 'return', reasonCode: 'tied_offer', note: 'Leave the offer out.' } as const
  const looked = await shop.decide(id, { ...returned, isLook: true })
  expect(await shop.states()).toEqual({ [tied]: 'queued' })
  expect(await shop.db.selectFrom('statement').select('id').execute()).toEqual([])
  expect(await shop.decide(id, returned)).toEqual({ ok: true, value: undefined })
  const sent = await shop.db.selectFrom('statement').select(['title', 'body', 'language']).execute()
  expect(looked).toEqual({
    ok: true,
    value: { letters: sent.map((letter) => ({ to: 'seller', ...letter })) },
  })
})
