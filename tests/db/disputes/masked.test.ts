import { expect, test } from 'vitest'
import { decideReview } from '#commands/decide-review'
import { type DecideDispute, decideDispute } from '#commands/disputes/decide-dispute'
import { fileDispute } from '#commands/disputes/file-dispute'
import { undoDecision } from '#commands/undo-decision'
import type { Database } from '#db/client'
import { openWorkItems } from '#db/work-items'
import { defaultRules } from '#domain/policy'
import { placeInLine } from '#domain/priority'
import { addDecisions } from '#tests/setup/decisions'
import { addShop, later, now } from '#tests/setup/disputes'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

/** A dispute of a published review that names a number, and a senior who had no part in it. */
async function disputed(db: Database) {
  await addSeller(db)
  const omar = await addPerson(db, 'Omar', 'senior')
  const mira = await addPerson(db, 'Mira', 'moderator')
  const by = mira.id
  const shop = await addShop(db)
  const text = 'Rude. Call Olha on +380 67 123 45 67.'
  const reviewId = await addReview(db, { state: 'published', rating: 1, text })
  await db.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', reviewId).execute()
  await addDecisions(db, [{ reviewId, action: 'publish', by, at: now }])
  const claim = { reviewId, reasonCode: 'personal_data', text: 'Our number is in it.', zone: 'Europe/Kyiv' }
  expect(await fileDispute(db, { ...claim, requestKey: 'filed' }, shop, later(1))).toMatchObject({ ok: true })
  const { id: disputeId } = await db.selectFrom('reviewDispute').select('id').executeTakeFirstOrThrow()
  const decide = (of: Partial<DecideDispute> = {}) => {
    const masked = { disputeId, outcome: 'masked', note: 'The number is private.', words: ['Olha'] } as const
    return decideDispute(
      db,
      { zone, ...masked, seenVersion: 1, requestKey: 'decided', ...of },
      omar,
      later(2),
    )
  }
  const review = () =>
    db.selectFrom('review').selectAll().where('id', '=', reviewId).executeTakeFirstOrThrow()
  return { reviewId, mira, omar, decide, review }
}

test('a review disputed for a number in it stays, masked, and its author and the seller are told', async () => {
  await using test = await createTestDatabase()
  const { decide, review } = await disputed(test.db)
  expect(await decide()).toEqual({ ok: true, value: { state: 'masked' } })
  expect(await review()).toMatchObject({
    state: 'published_redacted',
    publishedRevision: 1,
    publishedText: 'Rude. Call ████ on ████ ██ ███ ██ ██.',
  })
  const told = await test.db.selectFrom('statement').select(['kind', 'title', 'addresseeSellerId']).execute()
  expect(told).toHaveLength(2)
  expect(told).toContainEqual({
    ...{ kind: 'dispute_answered', addresseeSellerId: 'seller' },
    title: 'Your dispute: the review stays, masked in part',
  })
  expect(told).toContainEqual({
    ...{ kind: 'review_redacted', addresseeSellerId: null },
    title: 'Your review is published with parts of it masked',
  })
})

test('nobody audits any more what a dispute had masked, so no blind verdict brings it back', async () => {
  await using test = await createTestDatabase()
  const { decide, review, reviewId, mira } = await disputed(test.db)
  const place = placeInLine(later(3), [])
  await test.db
    .transaction()
    .execute((tx) => openWorkItems(tx, [{ subjectId: reviewId, language: 'en', place }], now, 'audit'))
  expect(await decide()).toMatchObject({ value: { state: 'masked' } })
  const { version } = await review()
  const publish = { reviewId, action: 'publish', seenVersion: version, requestKey: 'audited' } as const
  expect(await decideReview(test.db, { ...publish, zone }, mira, later(2))).toMatchObject({
    refusal: { reason: 'not_allowed' },
  })
  expect(await review()).toMatchObject({ state: 'published_redacted' })
})

test('what was masked for a dispute, which is answered by it, is not undone by whoever judged', async () => {
  await using test = await createTestDatabase()
  const { decide, review, omar } = await disputed(test.db)
  await decide()
  const { id: decisionId } = await test.db
    .selectFrom('decision')
    .select('id')
    .where('action', '=', 'redact')
    .executeTakeFirstOrThrow()
  expect(await undoDecision(test.db, { decisionId }, omar, later(2))).toMatchObject({
    refusal: { reason: 'too_late' },
  })
  expect(await review()).toMatchObject({ state: 'published_redacted' })
})

test('looking at what would be sent shows both letters and changes nothing', async () => {
  await using test = await createTestDatabase()
  const { decide, review } = await disputed(test.db)
  const before = await review()
  const looked = await decide({ isLook: true })
  expect(looked).toMatchObject({
    value: {
      letters: [
        { to: 'seller', title: 'Your dispute: the review stays, masked in part' },
        { to: 'person', title: 'Your review is published with parts of it masked' },
      ],
    },
  })
  expect(JSON.stringify(looked)).toContain('Decision: ….')
  expect(await review()).toEqual(before)
  expect(await test.db.selectFrom('statement').select('id').execute()).toEqual([])
  expect(await decide()).toMatchObject({ value: { state: 'masked' } })
})

test('words that do not stand in the review are not masked in it', async () => {
  await using test = await createTestDatabase()
  const { decide } = await disputed(test.db)
  expect(await decide({ words: ['Oleh'] })).toMatchObject({ refusal: { reason: 'words_not_found' } })
  expect(await test.db.selectFrom('statement').select('id').execute()).toEqual([])
})

test('the decision names the policy that held for its seller when it was made', async () => {
  await using test = await createTestDatabase()
  const { decide } = await disputed(test.db)
  const rules = JSON.stringify(defaultRules)
  const versions = [1, 2].map((version) => ({ category: 'electronics', version, rules, createdAt: now }))
  await test.ownerDb.insertInto('policy').values(versions).execute()
  expect(await decide()).toMatchObject({ ok: true })
  const masking = test.db.selectFrom('decision').select('policyVersion').where('action', '=', 'redact')
  expect(await masking.execute()).toEqual([{ policyVersion: 2 }])
  const event = test.db.selectFrom('event').select('data').where('type', '=', 'review_decided')
  expect(await event.execute()).toMatchObject([{ data: { policyVersion: 2 } }])
})
