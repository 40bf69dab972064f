import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { secondAppeal } from '#commands/appeals/second-appeal'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { fileNotice } from '#commands/complaints/file-notice'
import { decideReview } from '#commands/decide-review'
import { decideDispute } from '#commands/disputes/decide-dispute'
import { fileDispute } from '#commands/disputes/file-dispute'
import { reopenReview } from '#commands/reopen-review'
import type { Database } from '#db/client'
import { findRemovalVoice } from '#db/disputes/removals'
import { takesTwo } from '#domain/disputes/removal'
import { decideTriage } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/people'
import { key, later, remove, removeFive, setUpRemovals } from '#tests/setup/removals'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

async function reviewOf(db: Database, disputeId: string): Promise<string> {
  const { reviewId } = await db
    .selectFrom('reviewDispute')
    .select('reviewId')
    .where('id', '=', disputeId)
    .executeTakeFirstOrThrow()
  return reviewId
}

test('the sixth review of a seller within a day is taken down by two people, never by one (V17)', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const shop = await setUpRemovals(db)
  const { omar, sofia, dispute } = shop
  await removeFive(db, shop)

  const sixth = await dispute()
  const first = remove(sixth)
  expect(await decideDispute(db, { ...first, zone }, omar, later(2))).toEqual({
    ok: true,
    value: { state: 'open' },
  })
  expect(await decideDispute(db, { ...first, zone }, omar, later(2))).toEqual({
    ok: true,
    value: { state: 'open' },
  })
  expect(await decideDispute(db, { ...remove(sixth), zone }, omar, later(2))).toMatchObject({
    refusal: { reason: 'second_person_needed' },
  })
  expect(await findRemovalVoice(db, sixth)).toEqual({
    ...{ voicedBy: omar.id, note: 'It names another shop.' },
  })
  // A day later one alone would be enough; whoever was first is no second all the same.
  expect(await decideDispute(db, { ...remove(sixth), zone }, omar, later(3.5))).toMatchObject({
    refusal: { reason: 'second_person_needed' },
  })
  const bySql = test.ownerDb
    .updateTable('reviewDispute')
    .set({ state: 'removed', decidedBy: omar.id, decidedAt: later(2), note: 'x' })
    .where('id', '=', sixth)
  await expect(bySql.execute()).rejects.toThrow('nobody is both')
  expect(await decideDispute(db, { ...remove(sixth), zone }, sofia, later(2))).toMatchObject({
    value: { state: 'removed' },
  })

  const dayAfter = await dispute()
  expect(await decideDispute(db, { ...remove(dayAfter), zone }, omar, later(3.5))).toMatchObject({
    value: { state: 'removed' },
  })
})

test('it takes two on appeal as well: one person of appeals only proposes it (V17)', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const removals = await setUpRemovals(db)
  const { omar, shop, dispute } = removals
  await removeFive(db, removals)
  const disputeId = await dispute()
  const keep = { ...remove(disputeId), outcome: 'kept' as const }
  expect(await decideDispute(db, { ...keep, zone }, omar, later(2))).toMatchObject({
    value: { state: 'kept' },
  })
  const { reviewId, statementId } = await db
    .selectFrom('reviewDispute')
    .select(['reviewId', 'statementId'])
    .where('id', '=', disputeId)
    .executeTakeFirstOrThrow()
  const appellant = { kind: 'seller', sellerId: 'seller', accountId: shop.id } as const
  const grounds = [{ ground: 'facts' as const, text: 'Look at the name.' }]
  const asked = { statementId: statementId ?? '', grounds, zone, requestKey: key() }
  const filed = await submitAppeal(db, asked, appellant, later(2.1))
  if (!filed.ok) throw new Error(filed.refusal.reason)
  const [iryna, oleh] = [await addPerson(db, 'Iryna', 'appeals'), await addPerson(db, 'Oleh', 'appeals')]
  const at = (seenVersion: number) => ({ appealId: filed.value.id, seenVersion, requestKey: key() })
  await takeAppeal(db, at(1), iryna, later(2.2))
  await noteView(db, { ...at(2), view: 'Another shop indeed.' }, iryna, later(2.2))
  const answers = [{ ground: 'facts' as const, isRight: true, text: 'The name is another’s.' }]
  const right = { outcome: 'overturned', answers, note: 'It is about another shop.' } as const
  const stateOf = async () =>
    (await db.selectFrom('review').select('state').where('id', '=', reviewId).executeTakeFirst())?.state
  expect(await decideAppeal(db, { zone, ...at(3), ...right }, iryna, later(2.3))).toMatchObject({
    value: { state: 'second_opinion' },
  })
  expect(await stateOf()).toBe('published')
  const reopening = { reviewId, why: 'Another look.', seenVersion: 2, requestKey: key() }
  await reopenReview(db, reopening, omar, later(2.35))
  expect(await secondAppeal(db, { zone, ...at(4), isApproved: true }, oleh, later(2.35))).toMatchObject({
    refusal: { reason: 'review_waits' },
  })
  const shown = { reviewId, action: 'publish', seenVersion: 3, requestKey: key(), zone } as const
  await decideReview(db, shown, omar, later(2.36))
  expect(await secondAppeal(db, { zone, ...at(4), isApproved: true }, oleh, later(2.4))).toMatchObject({
    value: { state: 'overturned' },
  })
  expect(await stateOf()).toBe('rejected')
})

test('a voice ends with its dispute: the next one takes two people again', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const removals = await setUpRemovals(db)
  const { omar, sofia, shop, dispute } = removals
  await removeFive(db, removals)
  const first = await dispute()
  await decideDispute(db, { ...remove(first), zone }, omar, later(2))
  const keep = { ...remove(first), outcome: 'kept' as const }
  expect(await decideDispute(db, { ...keep, zone }, sofia, later(2))).toMatchObject({
    value: { state: 'kept' },
  })
  const reviewId = await reviewOf(db, first)
  const claim = {
    reviewId,
    reasonCode: 'obscenity',
    text: 'Read it.',
    zone: 'Europe/Kyiv',
    requestKey: key(),
  }
  expect(await fileDispute(db, claim, shop, later(2.1))).toMatchObject({ ok: true })
  const { id: second } = await db
    .selectFrom('reviewDispute')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  expect(await decideDispute(db, { ...remove(second), zone }, sofia, later(2.2))).toMatchObject({
    value: { state: 'open' },
  })
  expect(await decideDispute(db, { ...remove(second), zone }, omar, later(2.3))).toMatchObject({
    value: { state: 'removed' },
  })
})

test('who was first to want a review gone hears no appeal of its author', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const removals = await setUpRemovals(db)
  const { omar, sofia, dispute } = removals
  await removeFive(db, removals)
  const sixth = await dispute()
  await decideDispute(db, { ...remove(sixth), zone }, omar, later(2))
  await decideDispute(db, { ...remove(sixth), zone }, sofia, later(2))
  const { id } = await db
    .selectFrom('statement')
    .innerJoin('reviewDispute', 'reviewDispute.reviewId', 'statement.subjectId')
    .select('statement.id')
    .where('statement.kind', '=', 'review_rejected')
    .where('reviewDispute.id', '=', sixth)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ tookPart: boolean }>`select took_part(${id}, ${omar.id}) as took_part`.execute(
    db,
  )
  expect(rows).toEqual([{ tookPart: true }])
})

test('two people are needed for the best sellers too, and for nothing that one has hidden', () => {
  expect(takesTwo({ grade: 'A', lately: 0 }, 'published')).toBe(true)
  expect(takesTwo({ grade: 'B', lately: 4 }, 'published')).toBe(false)
  expect(takesTwo({ grade: null, lately: 5 }, 'published_redacted')).toBe(true)
  expect(takesTwo({ grade: 'A', lately: 9 }, 'hidden_interim')).toBe(false)
})

test('reopening is the first of the two voices: whoever did it does not take the review down alone (V17)', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const removals = await setUpRemovals(db)
  const { omar, sofia, dispute } = removals
  const reopened = async () => {
    const reviewId = await reviewOf(db, await dispute())
    const why = 'Another look.'
    const asked = { reviewId, why, seenVersion: 2, requestKey: key() }
    expect(await reopenReview(db, asked, omar, later(2))).toMatchObject({ ok: true })
    return { reviewId, action: 'reject', reasonCode: 'off_topic', seenVersion: 3, zone } as const
  }
  const alone = { ...(await reopened()), requestKey: key() }
  expect(await decideReview(db, alone, omar, later(2))).toMatchObject({ value: { state: 'rejected' } })

  for (let nth = 0; nth < 4; nth++)
    expect(await decideDispute(db, { ...remove(await dispute()), zone }, omar, later(2))).toMatchObject({
      value: { state: 'removed' },
    })
  const sixth = await reopened()
  expect(await decideReview(db, { ...sixth, requestKey: key() }, omar, later(2))).toMatchObject({
    refusal: { reason: 'takes_two' },
  })
  expect(await decideReview(db, { ...sixth, requestKey: key() }, sofia, later(2))).toMatchObject({
    value: { state: 'rejected' },
  })
})

test('a notice takes none of them down by one person alone, and the second is who decides about what was hidden (V17)', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const removals = await setUpRemovals(db)
  const { omar, sofia, dispute } = removals
  await removeFive(db, removals)
  const reviewId = await reviewOf(db, await dispute())
  const told = {
    reason: 'hate',
    text: 'It calls for violence.',
    name: 'Nora',
    email: 'nora@example.org',
  } as const
  const form = { location: reviewId, language: 'en', requestKey: key() } as const
  const filed = await fileNotice(db, { ...told, ...form }, later(2))
  if (!filed.ok) throw new Error(filed.refusal.reason)
  const decision = { move: 'remove_content', reasonCode: 'hate_or_threat', illegal: null } as const
  const asked = { complaintId: filed.value, decision }
  expect(await decideTriage(db, asked, omar, later(2))).toMatchObject({ refusal: { reason: 'takes_two' } })

  const hide = { reviewId, action: 'hide', reasonCode: 'hate_or_threat', seenVersion: 2, zone } as const
  expect(await decideReview(db, { ...hide, requestKey: key() }, omar, later(2))).toMatchObject({ ok: true })
  expect(await decideTriage(db, asked, omar, later(2))).toMatchObject({
    refusal: { reason: 'decided_before' },
  })
  expect(await decideTriage(db, asked, sofia, later(2))).toMatchObject({
    value: { state: 'content_removed' },
  })
})
