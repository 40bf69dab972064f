import { expect, test } from 'vitest'
import { decideDispute } from '#commands/disputes/decide-dispute'
import { findDisputableUntil } from '#commands/disputes/dispute-window'
import { fileDispute } from '#commands/disputes/file-dispute'
import { withdrawDispute } from '#commands/disputes/withdraw-dispute'
import { lockFilings } from '#db/filings'
import { defaultRules } from '#domain/policy'
import { key, later, now, openDispute, setUpDispute } from '#tests/setup/disputes'
import { addReview } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

test('a disputed review can be read and counts as before; a dispute settles nothing', async () => {
  await using test = await createTestDatabase()
  const { shop, reviewId, claim } = await setUpDispute(test.db)
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
  const { omar, shop, claim } = await setUpDispute(test.db)
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
  const { shop, claim, omar } = await setUpDispute(test.db)
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
  const { shop, reviewId, claim } = await setUpDispute(db)
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
  const { shop, claim } = await setUpDispute(test.db)
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
