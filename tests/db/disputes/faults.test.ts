import { expect, test } from 'vitest'
import { showPlatformAnswer, writePlatformAnswer } from '#commands/disputes/answer-for-platform'
import { type AttributeFault, attributeFault } from '#commands/disputes/attribute-fault'
import { findFault, setFault } from '#db/disputes/faults'
import { findPlatformAnswer } from '#db/disputes/platform-answers'
import { countSnapshot } from '#db/exclusions/snapshot'
import { marketplaceEventOf } from '#domain/announcement'
import { countsAgainstSeller, faults } from '#domain/disputes/fault'
import type { Person } from '#domain/permission'
import { addDecisions } from '#tests/setup/decisions'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-26T12:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
let keys = 0

/** A bad review that Mira published, and Omar, who had no part in that. */
async function setUp() {
  const test = await createTestDatabase()
  const { db } = test
  await addSeller(db)
  const [mira, omar] = [await addPerson(db, 'Mira', 'moderator'), await addPerson(db, 'Omar', 'senior')]
  const reviewId = await addReview(db, { state: 'published', rating: 1 })
  await db.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', reviewId).execute()
  await addDecisions(db, [{ reviewId, action: 'publish', by: mira.id, at: now }])
  const say = (said: Partial<AttributeFault> = {}, person: Person = omar, at = later(1)) => {
    const carrier = { reviewId, fault: 'carrier', note: 'The carrier scanned it twice.' } as const
    return attributeFault(
      db,
      { ...carrier, seenFault: undefined, requestKey: `f${keys++}`, ...said },
      person,
      at,
    )
  }
  const review = () =>
    db.selectFrom('review').selectAll().where('id', '=', reviewId).executeTakeFirstOrThrow()
  return { ...test, mira, omar, reviewId, say, review }
}

test('a fault is said outside any dispute: the review stays, the seller is counted anew, the marketplace told', async () => {
  await using market = await setUp()
  const before = await market.review()
  expect(await market.say()).toMatchObject({ ok: true })
  expect(await market.review()).toEqual(before)
  expect(await findFault(market.db, market.reviewId)).toMatchObject({
    ...{ fault: 'carrier', note: 'The carrier scanned it twice.', setByName: 'Omar' },
  })
  const [event] = await market.db
    .selectFrom('event')
    .selectAll()
    .where('type', '=', 'fault_attributed')
    .execute()
  expect(event?.data).toEqual({ sellerId: 'seller', revision: 1, fault: 'carrier', before: null })
  const jobs = await market.db
    .selectFrom('outbox')
    .select('job')
    .where('subjectId', '=', market.reviewId)
    .orderBy('job')
    .execute()
  expect(jobs).toEqual([{ job: 'announce' }, { job: 'recount_reviews' }])
  expect(await market.db.selectFrom('reviewDispute').select('id').execute()).toEqual([])
})

test('what was another’s fault stands in no case against the seller, until its author writes another text', async () => {
  await using market = await setUp()
  const { db, reviewId } = market
  const inCase = async () =>
    (await db.transaction().execute((tx) => countSnapshot(tx, 'seller', later(3)))).negativeIds
  expect(await inCase()).toEqual([reviewId])
  expect(await market.say()).toMatchObject({ ok: true })
  expect(await inCase()).toEqual([])
  const rewrite = (state: 'edit_pending' | 'published') =>
    market.ownerDb.updateTable('review').set({ revision: 2, state }).where('id', '=', reviewId).execute()
  await rewrite('edit_pending')
  expect(await inCase()).toEqual([])
  expect(await findFault(db, reviewId)).toMatchObject({ fault: 'carrier' })
  await rewrite('published')
  expect(await inCase()).toEqual([reviewId])
  expect(await findFault(db, reviewId)).toBeUndefined()
})

test.each(faults)(
  'where it was the fault of: %s, the database counts the review as the rule does',
  async (fault) => {
    await using market = await setUp()
    const { db, reviewId, mira } = market
    const said = { reviewId, revision: 1, fault, note: 'So.', setBy: mira.id }
    await market.ownerDb.transaction().execute((tx) => setFault(tx, said, now))
    const { negativeIds } = await db.transaction().execute((tx) => countSnapshot(tx, 'seller', later(3)))
    expect(negativeIds).toEqual(countsAgainstSeller(fault) ? [reviewId] : [])
  },
)

test('the marketplace hears whose fault it was, whether it counts, and what readers can be shown', () => {
  const subject = { kind: 'review', id: 'r' } as const
  const heard = (fault: 'platform' | 'buyer' | 'seller') =>
    marketplaceEventOf(
      { type: 'fault_attributed', subject, data: { sellerId: 's', revision: 3, fault, before: null } },
      { sellerId: 's' },
    )
  expect(heard('platform')).toMatchObject({
    ...{ type: 'review.fault_attributed', subject },
    data: {
      sellerId: 's',
      revision: 3,
      fault: 'platform',
      countsAgainstSeller: false,
      labelZh: '平台责任，与卖家无关',
    },
  })
  expect(heard('buyer')?.data).toMatchObject({ countsAgainstSeller: false, labelEn: null })
  expect(heard('seller')?.data).toMatchObject({ countsAgainstSeller: true, labelEn: null })
})

test('whoever decided about the review does not say whose fault it was, nor can the database be told that they did', async () => {
  await using market = await setUp()
  expect(await market.say({}, market.mira)).toMatchObject({ refusal: { reason: 'took_part' } })
  const iryna = await addPerson(market.db, 'Iryna', 'appeals')
  expect(await market.say({}, iryna)).toMatchObject({ refusal: { reason: 'not_permitted' } })
  const { reviewId } = market
  const said = { reviewId, revision: 1, fault: 'buyer', note: 'It is so.', setBy: market.mira.id } as const
  await expect(market.ownerDb.transaction().execute((tx) => setFault(tx, said, later(1)))).rejects.toThrow(
    'nobody says whose fault it was of what they decided',
  )
})

test('a form that comes twice says it once; one about something else under its key is refused', async () => {
  await using market = await setUp()
  const requestKey = 'said'
  expect(await market.say({ requestKey })).toMatchObject({ ok: true })
  expect(await market.say({ requestKey }, market.omar, later(2))).toMatchObject({ ok: true })
  const events = market.db.selectFrom('event').select('id').where('type', '=', 'fault_attributed')
  expect(await events.execute()).toHaveLength(1)
  const reviewId = await addReview(market.db, { state: 'published', rating: 1 })
  expect(await market.say({ reviewId, requestKey })).toMatchObject({
    refusal: { reason: 'request_key_taken' },
  })
})

test('whoever saw another fault than there is by now looks again', async () => {
  await using market = await setUp()
  await market.say()
  const fault = 'seller'
  expect(await market.say({ fault })).toMatchObject({ refusal: { reason: 'changed_meanwhile' } })
  expect(await market.say({ fault, seenFault: 'carrier' })).toMatchObject({ ok: true })
  expect(await findFault(market.db, market.reviewId)).toMatchObject({ fault })
})

test('there is no fault of what nobody reads, praises or is by a buyer, and none without reasons', async () => {
  await using market = await setUp()
  const reviewId = await addReview(market.db, { state: 'queued', rating: 1 })
  expect(await market.say({ reviewId })).toMatchObject({ refusal: { reason: 'not_shown' } })
  const praise = await addReview(market.db, { state: 'published', rating: 5 })
  expect(await market.say({ reviewId: praise })).toMatchObject({ refusal: { reason: 'not_negative' } })
  expect(await market.say({ reviewId: 'nothing' })).toMatchObject({ refusal: { reason: 'not_found' } })
  expect(await market.say({ note: '  ' })).toMatchObject({ refusal: { reason: 'note_required' } })
})

test('the marketplace answers for a fault of its own in two people’s words, once, naming nobody', async () => {
  await using market = await setUp()
  const { db, ownerDb, omar, mira, reviewId } = market
  const asked = (text: string) => ({ reviewId, text, requestKey: `f${keys++}` })
  const write = (text: string, person = omar) => writePlatformAnswer(db, asked(text), person, later(2))
  const show = (text: string, person: Person) => showPlatformAnswer(db, asked(text), person, later(2))
  const sorry = 'Our site lost the order for two days. The shop had sent it in time.'
  expect(await write(sorry)).toMatchObject({ refusal: { reason: 'not_ours' } })
  await market.say({ fault: 'platform' })
  expect(await write('Call Olha on +380 67 123 45 67.')).toMatchObject({
    refusal: { reason: 'not_for_readers' },
  })
  expect(await write(sorry)).toMatchObject({ ok: true })
  expect(await findPlatformAnswer(db, reviewId)).toMatchObject({ text: sorry, publishedAt: null })
  expect(await show(sorry, omar)).toMatchObject({ refusal: { reason: 'same_person' } })
  expect(await show('Something else.', mira)).toMatchObject({ refusal: { reason: 'changed_meanwhile' } })
  const alone = ownerDb.updateTable('platformAnswer').set({ publishedBy: omar.id, publishedAt: later(2) })
  await expect(alone.execute()).rejects.toThrow('platform_answer_by_two')
  expect(await show(sorry, mira)).toMatchObject({ ok: true })
  expect(await write('And more.')).toMatchObject({ refusal: { reason: 'answered_already' } })
  const changed = ownerDb.updateTable('platformAnswer').set({ text: 'And more.' })
  await expect(changed.execute()).rejects.toThrow('stays so')
  const told = await db.selectFrom('event').select('id').where('type', '=', 'platform_answered').execute()
  expect(told).toHaveLength(1)
  const subject = { kind: 'review', id: reviewId } as const
  const event = { type: 'platform_answered', subject, data: { sellerId: 'seller' } } as const
  expect(marketplaceEventOf(event, { sellerId: 'seller' })?.type).toBe('review.platform_answered')
})

test('another text is answered anew, and what was answered to the one before stays', async () => {
  await using market = await setUp()
  const { db, ownerDb, omar, mira, reviewId } = market
  const answer = async (text: string) => {
    const asked = () => ({ reviewId, text, requestKey: `f${keys++}` })
    expect(await market.say({ fault: 'platform' })).toMatchObject({ ok: true })
    expect(await writePlatformAnswer(db, asked(), omar, later(2))).toMatchObject({ ok: true })
    expect(await showPlatformAnswer(db, asked(), mira, later(2))).toMatchObject({ ok: true })
  }
  await answer('Our site lost the order.')
  await ownerDb.updateTable('review').set({ revision: 2 }).where('id', '=', reviewId).execute()
  expect(await findPlatformAnswer(db, reviewId)).toBeUndefined()
  await answer('Our site lost the refund, too.')
  const all = db.selectFrom('platformAnswer').select(['revision', 'text']).orderBy('revision')
  expect(await all.execute()).toEqual([
    { revision: 1, text: 'Our site lost the order.' },
    { revision: 2, text: 'Our site lost the refund, too.' },
  ])
})

test('whoever is tied to the shop neither writes such an answer nor has it shown, in the database either', async () => {
  await using market = await setUp()
  const { db, ownerDb, omar, mira, reviewId } = market
  await market.say({ fault: 'platform' })
  const asked = () => ({ reviewId, text: 'Our site lost the order.', requestKey: `f${keys++}` })
  const tie = (person: Person) =>
    ownerDb
      .insertInto('declaredTie')
      .values({ accountId: person.id, partyId: 'seller', declaredAt: now })
      .execute()
  expect(await writePlatformAnswer(db, asked(), omar, later(2))).toMatchObject({ ok: true })
  await tie(mira)
  expect(await showPlatformAnswer(db, asked(), mira, later(2))).toMatchObject({ refusal: { reason: 'tied' } })
  const shown = ownerDb.updateTable('platformAnswer').set({ publishedBy: mira.id, publishedAt: later(2) })
  await expect(shown.execute()).rejects.toThrow('tied to')
  await tie(omar)
  expect(await writePlatformAnswer(db, asked(), omar, later(2))).toMatchObject({
    refusal: { reason: 'tied' },
  })
})
