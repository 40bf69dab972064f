import { expect, test } from 'vitest'
import { announce } from '#commands/announce'
import { sendCaseMessage } from '#commands/portal/send-case-message'
import { stateObjectiveReason } from '#commands/portal/state-objective-reason'
import { submitReply } from '#commands/replies/submit-reply'
import { countUnreadMessages, listMessages, markMessagesRead } from '#db/portal/messages'
import { countOpenReviews, findShopReview, listShopReviews } from '#db/portal/reviews'
import { findStatementTo, listStatementsTo } from '#db/portal/statements'
import { listTimeline } from '#db/portal/timeline'
import type { Person } from '#domain/permission'
import { addExclusion } from '#tests/setup/exclusions'
import { addPerson } from '#tests/setup/letters'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-22T09:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const key = () => crypto.randomUUID()

/** Two shops: `a` with four reviews, the newest first `a-0` (1 star) … `a-3` (4 stars), and `b` with one of 1 star. */
async function setUp() {
  const test = await createTestDatabase()
  const { db } = test
  for (const id of ['a', 'b']) await addSeller(db, id)
  for (const at of [0, 1, 2, 3]) {
    const review = {
      id: `a-${at}`,
      sellerId: 'a',
      authorId: `buyer-${at}`,
      rating: at + 1,
      createdAt: ago(at + 1),
    }
    await addReview(db, { ...review, state: 'published' })
  }
  await addReview(db, {
    id: 'b-0',
    sellerId: 'b',
    authorId: 'buyer-9',
    rating: 1,
    createdAt: ago(1),
    state: 'published',
  })
  await addReview(db, {
    id: 'a-queued',
    sellerId: 'a',
    authorId: 'buyer-8',
    rating: 1,
    createdAt: ago(1),
    state: 'queued',
  })
  const own = (await addPerson(db, 'Olena', 'seller', 'a')) as Person & { sellerId: string }
  return {
    ...test,
    own,
    answer: (reviewId: string, requestKey = key()) =>
      submitReply(db, { reviewId, text: 'We have sent a new one.', isEdit: false, requestKey }, own, now),
    explain: (reviewId: string, reason: 'too_old' | undefined) =>
      stateObjectiveReason(db, { reviewId, reason, note: 'Two years ago' }, own, now),
    list: async (standing?: 'open' | 'answered' | 'resolved') =>
      (await listShopReviews(db, { sellerId: 'a', standing }, { limit: 10 })).map(({ id }) => id),
    find: (reviewId: string) => findShopReview(db, { sellerId: 'a', reviewId }),
  }
}

test('a shop sees its own published reviews, by what it has done about them', async () => {
  await using shop = await setUp()
  expect(await shop.list()).toEqual(['a-0', 'a-1', 'a-2', 'a-3'])
  expect(await shop.list('open')).toEqual(['a-0', 'a-1'])
  expect(await countOpenReviews(shop.db, 'a', 1000)).toBe(2)
  expect(await countOpenReviews(shop.db, 'a', 1)).toBe(1)
  await shop.answer('a-1')
  expect(await shop.list('open')).toEqual(['a-0'])
  expect(await shop.list('answered')).toEqual(['a-1', 'a-2', 'a-3'])
  expect(await shop.find('a-1')).toMatchObject({ standing: 'answered', reply: 'We have sent a new one.' })
  expect(await shop.find('b-0')).toBeUndefined()
  expect(await shop.find('a-queued')).toBeUndefined()
})

test('pages of a filtered list follow each other without a gap', async () => {
  await using shop = await setUp()
  const page = (after?: { at: Date; id: string }) =>
    listShopReviews(shop.db, { sellerId: 'a', standing: 'answered' }, { after, limit: 1 })
  const [first] = await page()
  expect(first?.id).toBe('a-2')
  const [second] = await page({ at: first?.createdAt ?? now, id: first?.id ?? '' })
  expect(second?.id).toBe('a-3')
})

test('an answer is given once, whatever is pressed twice, and the marketplace is told', async () => {
  await using shop = await setUp()
  const requestKey = key()
  expect(await Promise.all([shop.answer('a-0', requestKey), shop.answer('a-0', requestKey)])).toEqual([
    { ok: true, value: undefined },
    { ok: true, value: undefined },
  ])
  expect(await shop.answer('a-0')).toEqual({ ok: false, refusal: { reason: 'answered_already' } })
  expect(await shop.db.selectFrom('reply').select('id').execute()).toHaveLength(1)
  await announce(shop.db, { limit: 10 }, now)
  const told = await shop.db.selectFrom('marketplaceEvent').select(['type', 'subjectId', 'data']).execute()
  expect(told).toMatchObject([
    { type: 'review.answered', subjectId: 'a-0', data: { sellerId: 'a', revision: 1 } },
  ])
})

test('a review that the buyer changes can be answered anew', async () => {
  await using shop = await setUp()
  await shop.answer('a-0')
  const old = {
    reviewId: 'a-0',
    revision: 1,
    rating: 1,
    title: null,
    text: 'before',
    replacedAt: new Date(now.getTime() + 1),
  }
  await shop.ownerDb.insertInto('reviewRevision').values(old).execute()
  const later = new Date(now.getTime() + 2)
  const again = { reviewId: 'a-0', text: 'Thank you.', isEdit: false, requestKey: key() }
  await shop.ownerDb.updateTable('review').set({ revision: 2 }).where('id', '=', 'a-0').execute()
  expect(await submitReply(shop.db, again, shop.own, later)).toEqual({ ok: true, value: undefined })
})

test('why a review cannot be solved is said, changed and taken back, and never over the buyer’s word', async () => {
  await using shop = await setUp()
  expect(await shop.explain('a-0', 'too_old')).toEqual({ ok: true, value: undefined })
  expect(await shop.find('a-0')).toMatchObject({ objectiveReason: 'too_old', standing: 'open' })
  await shop.explain('a-0', undefined)
  expect(await shop.find('a-0')).toMatchObject({ objectiveReason: null })
  expect(await shop.explain('a-3', 'too_old')).toMatchObject({ refusal: { reason: 'not_negative' } })
  const resolved = {
    reviewId: 'a-0',
    sellerId: 'a',
    state: 'resolved_by_buyer',
    setBy: 'marketplace',
    setAt: now,
  } as const
  await shop.ownerDb.insertInto('reviewResolution').values(resolved).execute()
  expect(await shop.explain('a-0', 'too_old')).toMatchObject({ refusal: { reason: 'resolved_already' } })
  expect(await shop.list('resolved')).toEqual(['a-0'])
})

test('what belongs to another shop is as good as not there', async () => {
  await using shop = await setUp()
  const nothing = { ok: false, refusal: { reason: 'not_found' } }
  expect(await shop.answer('b-0')).toEqual(nothing)
  expect(await shop.explain('b-0', 'too_old')).toEqual(nothing)
  expect(await shop.answer('a-queued')).toEqual(nothing)
  await addExclusion(shop.db, { now: ago(3), sellerId: 'b' })
  const [statement] = await listStatementsTo(shop.db, 'b')
  expect(await findStatementTo(shop.db, { sellerId: 'b', id: statement?.id ?? '' })).toBeDefined()
  expect(await findStatementTo(shop.db, { sellerId: 'a', id: statement?.id ?? '' })).toBeUndefined()
  const timeline = (sellerId: string) =>
    listTimeline(shop.db, { sellerId, types: ['exclusion_approved'] }, { limit: 10 })
  expect(await timeline('b')).toHaveLength(1)
  expect(await timeline('a')).toEqual([])
  expect(await listStatementsTo(shop.db, 'a')).toEqual([])
})

test('messages go both ways, once each, and staff’s are told by mail without what they say', async () => {
  await using shop = await setUp()
  const manager = await addPerson(shop.db, 'Hazel', 'quality_manager')
  const send = (person: Person, text: string, requestKey = key()) => {
    const write = () => ({ subject: 'A message', text: 'Sign in to read it.' })
    return sendCaseMessage(shop.db, { sellerId: 'a', text, requestKey, write }, person, now)
  }
  const requestKey = key()
  await Promise.all([send(shop.own, 'Why?', requestKey), send(shop.own, 'Why?', requestKey)])
  expect(await shop.db.selectFrom('mail').select('id').execute()).toEqual([])
  await send(manager, 'Because of five late parcels.')
  expect(await listMessages(shop.db, 'a', { limit: 10 })).toHaveLength(2)
  expect(await listMessages(shop.db, 'b', { limit: 10 })).toEqual([])
  const mails = await shop.db.selectFrom('mail').select(['recipient', 'kind', 'text']).execute()
  expect(mails).toEqual([{ recipient: 'Olena@test', kind: 'message', text: 'Sign in to read it.' }])

  const unread = (reader: 'seller' | 'marketplace') => countUnreadMessages(shop.db, { sellerId: 'a', reader })
  expect([await unread('seller'), await unread('marketplace')]).toEqual([1, 1])
  await markMessagesRead(shop.db, { sellerId: 'a', reader: 'seller' }, now)
  expect([await unread('seller'), await unread('marketplace')]).toEqual([0, 1])
})
