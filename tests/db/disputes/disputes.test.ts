import { expect, test } from 'vitest'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { decideReview } from '#commands/decide-review'
import { declareShopTie } from '#commands/declare-shop-tie'
import { decideDispute } from '#commands/disputes/decide-dispute'
import { findDisputableUntil } from '#commands/disputes/dispute-window'
import { fileDispute } from '#commands/disputes/file-dispute'
import { withdrawDispute } from '#commands/disputes/withdraw-dispute'
import type { Database } from '#db/client'
import { findDisputeRecord } from '#db/disputes/disputes'
import { lockFilings } from '#db/filings'
import { defaultRules } from '#domain/policy'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-26T12:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
let keys = 0
const key = () => `d${keys++}`

async function setUp(db: Database) {
  await addSeller(db)
  const [mira, omar] = [await addPerson(db, 'Mira', 'moderator'), await addPerson(db, 'Omar', 'senior')]
  const { id } = await addPerson(db, 'Shop', 'moderator')
  const shop = {
    kind: 'person',
    id,
    name: 'Shop',
    role: 'seller',
    sellerId: 'seller',
    language: 'en',
  } as const
  const reviewId = await addReview(db, { state: 'queued', rating: 1 })
  const publish = { reviewId, action: 'publish', seenVersion: 1, requestKey: key() } as const
  expect(await decideReview(db, { ...publish, zone }, mira, now)).toMatchObject({ ok: true })
  const claim = { reviewId, reasonCode: 'off_topic', text: 'It is about another shop.', zone: 'Europe/Kyiv' }
  return { mira, omar, shop, reviewId, claim }
}

async function openDispute(db: Database) {
  return db.selectFrom('reviewDispute').selectAll().orderBy('filedAt', 'desc').executeTakeFirstOrThrow()
}

test('a disputed review can be read and counts as before; a dispute settles nothing', async () => {
  await using test = await createTestDatabase()
  const { shop, reviewId, claim } = await setUp(test.db)
  const before = await test.db.selectFrom('review').selectAll().where('id', '=', reviewId).executeTakeFirst()
  expect(await fileDispute(test.db, { ...claim, requestKey: key() }, shop, later(1))).toMatchObject({
    ok: true,
  })
  expect(
    await test.db.selectFrom('review').selectAll().where('id', '=', reviewId).executeTakeFirst(),
  ).toEqual(before)
  expect(await test.db.selectFrom('reviewResolution').selectAll().execute()).toEqual([])
  expect(
    await test.db
      .selectFrom('outbox')
      .select('job')
      .where('job', '=', 'recount_reviews')
      .where('dueAt', '>=', later(1))
      .execute(),
  ).toEqual([])
  const other = { ...shop, sellerId: 'another' }
  expect(await fileDispute(test.db, { ...claim, requestKey: key() }, other, later(1))).toMatchObject({
    refusal: { reason: 'not_found' },
  })
  expect(await fileDispute(test.db, { ...claim, requestKey: key() }, shop, later(2))).toMatchObject({
    refusal: { reason: 'already_open' },
  })
  const { id: disputeId } = await openDispute(test.db)
  expect(await withdrawDispute(test.db, { disputeId }, other, later(2))).toMatchObject({ ok: false })
  for (const day of [2, 3])
    expect(await withdrawDispute(test.db, { disputeId }, shop, later(day))).toMatchObject({ ok: true })
  const withdrawn = test.db.selectFrom('event').select('id').where('type', '=', 'dispute_withdrawn')
  expect(await withdrawn.execute()).toHaveLength(1)
})

test('a form that comes twice files one dispute and answers it once', async () => {
  await using test = await createTestDatabase()
  const { omar, shop, claim } = await setUp(test.db)
  const filing = { ...claim, requestKey: key() }
  expect(await fileDispute(test.db, filing, shop, later(1))).toMatchObject({ ok: true })
  expect(await fileDispute(test.db, filing, shop, later(1))).toMatchObject({ ok: true })
  expect(await test.db.selectFrom('reviewDispute').select('id').execute()).toHaveLength(1)

  const { id: disputeId, version: seenVersion } = await openDispute(test.db)
  const asked = { disputeId, outcome: 'kept', note: 'It is about this shop.', seenVersion } as const
  const requestKey = key()
  const answer = { ok: true, value: { state: 'kept' } }
  expect(await decideDispute(test.db, { zone, ...asked, requestKey }, omar, later(2))).toEqual(answer)
  expect(await decideDispute(test.db, { zone, ...asked, requestKey }, omar, later(3))).toEqual(answer)
  const decided = test.db.selectFrom('event').select('id').where('type', '=', 'dispute_decided')
  expect(await decided.execute()).toHaveLength(1)
})

test('a shop that disputes two reviews at once is warned with one of them only', async () => {
  await using test = await createTestDatabase()
  const { shop, claim, omar } = await setUp(test.db)
  const file = async (at: Date) => {
    const reviewId = await addReview(test.db, { state: 'published', rating: 1 })
    const threat = { ...claim, reasonCode: 'hate_or_threat', reviewId, requestKey: key() }
    return fileDispute(test.db, threat, shop, at)
  }
  for (let day = 1; day <= 5; day++) {
    await file(later(day))
    const { id: disputeId } = await openDispute(test.db)
    const kept = { disputeId, outcome: 'kept', note: 'It threatens nobody.', seenVersion: 1 } as const
    await decideDispute(test.db, { ...kept, zone, requestKey: key() }, omar, later(day))
  }
  const other = await test.db.startTransaction().execute()
  await lockFilings(other, 'disputes', 'seller')
  const both = [file(later(7)), file(later(7.1))]
  await untilSomeoneWaitsForALock(test, { many: 2 })
  await other.commit().execute()
  const filed = await Promise.all(both)
  expect(filed.map((one) => one.ok && one.value.isWarned).toSorted()).toEqual([false, true])
})

test('while a newer text waits none is filed, the days run as before, and a form that comes again is answered as before', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const { shop, reviewId, claim } = await setUp(db)
  const review = () =>
    db.selectFrom('review').selectAll().where('id', '=', reviewId).executeTakeFirstOrThrow()
  await db
    .updateTable('review')
    .set({ createdAt: later(-9) })
    .where('id', '=', reviewId)
    .execute()
  const until = await findDisputableUntil(db, await review(), zone)
  const requestKey = key()
  const file = (asked = requestKey) => fileDispute(db, { ...claim, requestKey: asked }, shop, later(1))
  expect(await file()).toMatchObject({ ok: true })
  const rewrite = (state: 'edit_pending' | 'published') =>
    db.updateTable('review').set({ state, revision: 2 }).where('id', '=', reviewId).execute()
  await rewrite('edit_pending')
  expect(await findDisputableUntil(db, await review(), zone)).toEqual(until)
  expect(await file()).toMatchObject({ ok: true })
  expect(await file(key())).toMatchObject({ refusal: { reason: 'not_public' } })
  await rewrite('published')
  expect(await file()).toMatchObject({ ok: true })
  expect(await openDispute(db)).toMatchObject({ revision: 1 })
})

test('how long a review can be disputed is what the policy of its category says', async () => {
  await using test = await createTestDatabase()
  const { shop, claim } = await setUp(test.db)
  const late = () => fileDispute(test.db, { ...claim, requestKey: key() }, shop, later(40))
  // The thirtieth day after 26 November is 26 December, the whole day in Kyiv.
  expect(await late()).toEqual({
    ok: false,
    refusal: { reason: 'out_of_time', until: new Date('2026-12-26T22:00:00Z') },
  })
  const rules = JSON.stringify({ ...defaultRules, disputeDays: 45 })
  await test.ownerDb
    .insertInto('policy')
    .values({ category: 'electronics', version: 1, rules, createdAt: now })
    .execute()
  expect(await late()).toMatchObject({ ok: true })
})

test('whoever published the review judges no dispute of it, nor can the database be told that they did', async () => {
  await using test = await createTestDatabase()
  const { mira, shop, claim } = await setUp(test.db)
  await fileDispute(test.db, { ...claim, requestKey: key() }, shop, later(1))
  const { id: disputeId, version: seenVersion } = await openDispute(test.db)
  const asked = {
    disputeId,
    outcome: 'kept',
    note: 'It is about this shop.',
    seenVersion,
    requestKey: key(),
  } as const
  expect(await decideDispute(test.db, { ...asked, zone }, mira, later(2))).toMatchObject({
    refusal: { reason: 'took_part' },
  })
  const statement = {
    ...{ kind: 'dispute_answered', subjectKind: 'dispute', subjectId: disputeId },
    title: 'x',
    body: 'x',
  }
  const { id: statementId } = await test.ownerDb
    .insertInto('statement')
    .values({
      ...statement,
      addresseeSellerId: 'seller',
      language: 'en',
      fields: null,
      createdAt: now,
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow()
  const change = { state: 'kept', decidedBy: mira.id, decidedAt: now, note: 'x', statementId } as const
  await expect(test.ownerDb.updateTable('reviewDispute').set(change).execute()).rejects.toThrow(
    /what they decided/,
  )
})

test('a review that breaks a rule is taken down, its author and the seller told why, nobody named', async () => {
  await using test = await createTestDatabase()
  const { omar, shop, reviewId, claim } = await setUp(test.db)
  await fileDispute(test.db, { ...claim, requestKey: key() }, shop, later(1))
  const { id: disputeId, version: seenVersion } = await openDispute(test.db)
  const asked = {
    disputeId,
    outcome: 'removed',
    note: 'It names another shop.',
    seenVersion,
    requestKey: key(),
  } as const
  expect(await decideDispute(test.db, { ...asked, zone }, omar, later(2))).toMatchObject({
    value: { state: 'removed' },
  })
  expect(
    await test.db.selectFrom('review').select(['state', 'publishedRevision']).executeTakeFirst(),
  ).toEqual({
    ...{ state: 'rejected', publishedRevision: null },
  })
  const told = await test.db.selectFrom('statement').selectAll().orderBy('kind').execute()
  expect(told.map(({ kind }) => kind)).toEqual(['dispute_answered', 'review_rejected'])
  expect(told[1]?.fields).toMatchObject({
    decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
    source_type: 'SOURCE_TYPE_OTHER_NOTIFICATION',
  })
  expect(told[1]?.body).not.toMatch(/It names another shop/)
  for (const secret of [omar.id, 'Omar', shop.id]) expect(JSON.stringify(told)).not.toContain(secret)
  expect(
    await test.db.selectFrom('outbox').select('job').where('subjectId', '=', reviewId).execute(),
  ).toContainEqual({
    job: 'recount_reviews',
  })
})

test('from the answer that nothing is done a seller appeals, and who was right has the review taken down', async () => {
  await using test = await createTestDatabase()
  const { omar, shop, claim } = await setUp(test.db)
  await fileDispute(test.db, { ...claim, requestKey: key() }, shop, later(1))
  const dispute = await openDispute(test.db)
  const kept = {
    disputeId: dispute.id,
    outcome: 'kept',
    note: 'It is not.',
    seenVersion: 1,
    requestKey: key(),
  } as const
  await decideDispute(test.db, { zone, ...kept, fault: 'platform' }, omar, later(2))
  const { statementId } = await openDispute(test.db)
  const iryna = await addPerson(test.db, 'Iryna', 'appeals')
  const appellant = { kind: 'seller', sellerId: 'seller', accountId: shop.id } as const
  const grounds = [{ ground: 'facts' as const, text: 'Look at the name.' }]
  const filed = await submitAppeal(
    test.db,
    { statementId: statementId ?? '', grounds, zone, requestKey: key() },
    appellant,
    later(3),
  )
  if (!filed.ok) throw new Error(filed.refusal.reason)
  const at = (seenVersion: number) => ({ appealId: filed.value.id, seenVersion, requestKey: key() })
  expect(await takeAppeal(test.db, at(1), { ...omar, role: 'appeals' }, later(3))).toMatchObject({
    refusal: { reason: 'took_part' },
  })
  await takeAppeal(test.db, at(1), iryna, later(3))
  await noteView(test.db, { ...at(2), view: 'Another shop indeed.' }, iryna, later(3))
  const answers = [{ ground: 'facts' as const, isRight: true, text: 'The name is another’s.' }]
  const right = { outcome: 'overturned', answers, note: 'It is about another shop.' } as const
  expect(await decideAppeal(test.db, { zone, ...at(3), ...right }, iryna, later(4))).toMatchObject({
    ok: true,
  })
  expect((await test.db.selectFrom('review').select('state').executeTakeFirst())?.state).toBe('rejected')
  expect(await test.db.selectFrom('reviewFault').select('fault').execute()).toEqual([{ fault: 'platform' }])
  expect(await findDisputeRecord(test.db, 'seller', now)).toMatchObject({ decided: 1, unfounded: 0 })
})

test('whoever is tied to the shop or to the author judges no dispute, nor can the database be told that they did', async () => {
  await using test = await createTestDatabase()
  const { omar, shop, claim } = await setUp(test.db)
  await fileDispute(test.db, { ...claim, requestKey: key() }, shop, later(1))
  const { id: disputeId, version: seenVersion } = await openDispute(test.db)
  await declareShopTie(test.db, { sellerId: 'seller', requestKey: key() }, omar, later(1))
  const asked = { disputeId, outcome: 'kept', note: 'It is about this shop.', seenVersion } as const
  expect(await decideDispute(test.db, { zone, ...asked, requestKey: key() }, omar, later(2))).toMatchObject({
    refusal: { reason: 'tied' },
  })
  await expect(
    test.ownerDb
      .updateTable('reviewDispute')
      .set({ decidedBy: omar.id })
      .where('id', '=', disputeId)
      .execute(),
  ).rejects.toThrow(/tied to/)
  const lena = await addPerson(test.db, 'Lena', 'senior')
  const { authorId } = await test.db.selectFrom('review').select('authorId').executeTakeFirstOrThrow()
  const tie = { accountId: lena.id, partyId: authorId, declaredAt: now }
  await test.db.insertInto('declaredTie').values(tie).execute()
  expect(await decideDispute(test.db, { zone, ...asked, requestKey: key() }, lena, later(2))).toMatchObject({
    refusal: { reason: 'tied' },
  })
})
