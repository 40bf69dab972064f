import { expect, test } from 'vitest'
import { fileNotice } from '#commands/complaints/file-notice'
import { decideReview } from '#commands/decide-review'
import { decideDispute } from '#commands/disputes/decide-dispute'
import { fileDispute } from '#commands/disputes/file-dispute'
import type { Database } from '#db/client'
import { placeInLine } from '#domain/priority'
import { checkStatement } from '#domain/statements/check'
import { decideTriage, fileComplaint, hoursAfter, monday } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const seen = { state: 'published', publishedRevision: 1, sellerId: 's-1', authorId: 'author-1' } as const
const written = { ...seen, createdAt: new Date('2026-11-10T09:00:00Z') }
const waiting = { ...written, state: 'queued', publishedRevision: null } as const
const key = () => crypto.randomUUID()

/** What the statement to a review's author says of who made us look, and by which ground. */
async function toldOf(db: Database, reviewId: string) {
  const { fields } = await db
    .selectFrom('statement')
    .select('fields')
    .where('subjectId', '=', reviewId)
    .executeTakeFirstOrThrow()
  expect(checkStatement(fields as object)).toEqual([])
  const { source_type: source, decision_ground: ground } = fields as Record<string, unknown>
  return { source, ground }
}

async function give(db: Database, location: string, reason: 'hate' | 'threat' = 'hate'): Promise<string> {
  const told = {
    reason,
    text: 'It calls for violence.',
    name: 'Nora',
    email: 'nora@x.example',
  } as const
  const filed = await fileNotice(db, { ...told, language: 'en', location, requestKey: key() }, monday)
  if (!filed.ok) throw new Error(filed.refusal.reason)
  return filed.value
}

const [rules, law] = ['DECISION_GROUND_INCOMPATIBLE_CONTENT', 'DECISION_GROUND_ILLEGAL_CONTENT']

test('a statement says truly who made us look: nobody, a shop, a complaint, or whoever gave notice of the illegal', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const [anna, omar] = [await addPerson(db, 'anna', 'moderator'), await addPerson(db, 'omar', 'senior')]
  const reject = (reviewId: string, reasonCode: string) =>
    decideReview(
      db,
      { zone, reviewId, action: 'reject', reasonCode, seenVersion: 1, requestKey: key() },
      anna,
      monday,
    )

  const own = await addReview(db, waiting)
  await reject(own, 'off_topic')
  expect(await toldOf(db, own)).toEqual({ source: 'SOURCE_VOLUNTARY', ground: rules })

  const disputed = await addReview(db, waiting)
  const shop = { ...(await addPerson(db, 'shop', 'moderator')), role: 'seller', sellerId: 's-1' } as never
  const claim = { reviewId: disputed, reasonCode: 'off_topic', text: 'Another shop.', zone: 'UTC' }
  const publish = { reviewId: disputed, action: 'publish', seenVersion: 1, requestKey: key() } as const
  await decideReview(db, { ...publish, zone }, anna, monday)
  expect(await fileDispute(db, { ...claim, requestKey: key() }, shop, monday)).toMatchObject({ ok: true })
  const { id: disputeId } = await db.selectFrom('reviewDispute').select('id').executeTakeFirstOrThrow()
  const answer = {
    disputeId,
    outcome: 'removed',
    note: 'So it is.',
    seenVersion: 1,
    requestKey: key(),
  } as const
  expect(await decideDispute(db, { ...answer, zone }, omar, hoursAfter(1))).toMatchObject({
    value: { state: 'removed' },
  })
  expect(await toldOf(db, disputed)).toEqual({ source: 'SOURCE_TYPE_OTHER_NOTIFICATION', ground: rules })

  const extorting = await addReview(db, written)
  await fileComplaint(db, { ...{ filedBy: 'seller', complainantId: 's-1' }, kind: 'review_extortion' })
  const proof = { answer: 'Seen.', told: 'So you wrote.', checked: ['chat' as const], reviewId: extorting }
  await decideTriage(db, { complaintId: 'c-1', decision: { move: 'verify_extortion', ...proof } }, anna)
  expect(await toldOf(db, extorting)).toEqual({ source: 'SOURCE_TYPE_OTHER_NOTIFICATION', ground: rules })

  for (const illegal of [null, { law: 'Criminal Code, section 130', why: 'It calls for violence.' }]) {
    const noticed = await addReview(db, written)
    const decision = { move: 'remove_content', reasonCode: 'hate_or_threat', illegal } as const
    await decideTriage(db, { complaintId: await give(db, noticed), decision }, anna)
    expect(await toldOf(db, noticed)).toEqual({ source: 'SOURCE_ARTICLE_16', ground: illegal ? law : rules })
  }
})

test('illegal content is stated in the category of what it was noticed for', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const anna = await addPerson(db, 'anna', 'moderator')
  const noticed = await addReview(db, written)
  const illegal = { law: 'Criminal Code, section 126', why: 'It threatens a person.' }
  const decision = { move: 'remove_content', reasonCode: 'hate_or_threat', illegal } as const
  await decideTriage(db, { complaintId: await give(db, noticed, 'threat'), decision }, anna)
  const stated = await db.selectFrom('statement').select('fields').executeTakeFirstOrThrow()
  expect(stated.fields).toMatchObject({ category: 'STATEMENT_CATEGORY_VIOLENCE' })
})

test('what is hidden at the desk while a notice waits was noticed; what an auditor finds blindly was not', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const anna = await addPerson(db, 'anna', 'moderator')
  const verdicts = [
    { isAudit: false, action: 'hide', source: 'SOURCE_ARTICLE_16' },
    { isAudit: true, action: 'reject', source: 'SOURCE_VOLUNTARY' },
  ] as const
  for (const { isAudit, action, source } of verdicts) {
    const reviewId = await addReview(db, written)
    await give(db, reviewId)
    if (isAudit) {
      const { rankAt, dueAt } = placeInLine(hoursAfter(9), [])
      const item = { kind: 'audit', subjectId: reviewId, queue: 'seniors', rankAt, dueAt, why: '[]' } as const
      await db
        .insertInto('workItem')
        .values({ ...item, openedAt: monday })
        .execute()
    }
    const verdict = { action, reasonCode: 'hate_or_threat', seenVersion: 1, requestKey: key() } as const
    const decided = await decideReview(db, { zone, reviewId, ...verdict }, anna, hoursAfter(1))
    expect(decided).toMatchObject({ ok: true })
    expect(await toldOf(db, reviewId)).toEqual({ source, ground: rules })
  }
})
