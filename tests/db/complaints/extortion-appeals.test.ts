import { expect, test } from 'vitest'
import { viewComplaint } from '#app/pages/complaint-view.server.ts'
import { tellOfComplaint } from '#commands/complaints/tell-of-complaint'
import { decideReview } from '#commands/decide-review'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import { findReview } from '#db/reviews'
import { marketplaceEventOf } from '#domain/announcement'
import type { DomainEvent } from '#domain/event'
import { languages } from '#domain/language'
import type { Person } from '#domain/permission'
import { hearAppeal } from '#tests/setup/complaint-appeals'
import { decideTriage, fileComplaint, hoursAfter, monday, stateOf } from '#tests/setup/complaints'
import { newKey, zone } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { addOrder, addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { complaintMails } from '#workers/mail/complaints'

const seen = { state: 'published', publishedRevision: 1, authorId: 'buyer-7', sellerId: 's-1' } as const

/** A shop, an order of buyer-7, Anna who decides, and Ada who hears appeals. */
async function prepare(db: Database) {
  await addSeller(db, 's-1')
  await addOrder(db, { id: 'o-1', sellerId: 's-1', buyerId: 'buyer-7' })
  return {
    anna: await addPerson(db, 'anna', 'moderator'),
    ada: await addPerson(db, 'ada', 'appeals'),
    omar: await addPerson(db, 'omar', 'moderator'),
  }
}

/** A shop's report that something was demanded with a review, found right; the statement the buyer got. */
async function findExtortion(
  db: Database,
  { id = 'x-1', reviewId }: { id?: string; reviewId: string | null },
  person: Person,
  now = monday,
) {
  const shop = { filedBy: 'seller', complainantId: 's-1', orderId: 'o-1', contactEmail: undefined } as const
  await fileComplaint(db, { ...shop, id, kind: 'review_extortion' })
  const proof = { answer: 'The chat shows it.', told: 'So you wrote.', checked: ['chat' as const] }
  const decision = { move: 'verify_extortion', ...proof, reviewId } as const
  const found = await decideTriage(db, { complaintId: id, decision }, person, now)
  if (!found.ok) throw new Error(found.refusal.reason)
  return findStatement(db, id)
}

async function findStatement(db: Database, subjectId: string) {
  const { id } = await db
    .selectFrom('statement')
    .select('id')
    .where('subjectId', '=', subjectId)
    .where('kind', 'in', ['complaint_decided', 'review_rejected'])
    .orderBy('createdAt', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

const effectsOf = async (db: Database) =>
  (await db.selectFrom('appeal').select('effects').orderBy('submittedAt').execute()).map(
    ({ effects }) => effects,
  )

/** What the marketplace is told after an instant. */
async function announced(db: Database, since: Date) {
  const rows = await db
    .selectFrom('event')
    .select(['type', 'data', 'subjectKind', 'subjectId'])
    .where('happenedAt', '>', since)
    .orderBy('id')
    .execute()
  return rows.flatMap(({ type, data, subjectKind: kind, subjectId: id }) => {
    const event = { type, data, subject: { kind, id } } as DomainEvent
    const told = marketplaceEventOf(event, { sellerId: 's-1' })
    return told ? [told] : []
  })
}

test('a finding of extortion that was wrong takes its strike with it, and the review is read as before', async () => {
  await using test = await createTestDatabase()
  const { anna, ada } = await prepare(test.db)
  const masked = { state: 'published_redacted', publishedText: 'Call ███', text: 'Call 123' } as const
  const reviewId = await addReview(test.db, { ...seen, ...masked } as never)
  const statementId = await findExtortion(test.db, { reviewId }, anna)
  expect(await findReview(test.db, reviewId)).toMatchObject({ state: 'rejected', publishedText: null })

  const decided = await hearAppeal(test.db, { statementId, reviewer: ada, outcome: 'overturned' })
  expect(decided).toMatchObject({ ok: true })
  expect(await stateOf(test.db, 'x-1')).toBe('reopened')
  expect(await findReview(test.db, reviewId)).toMatchObject({ ...masked, publishedRevision: 1 })
  expect(await effectsOf(test.db)).toEqual([
    ['complaint_reopened', 'strike_removed', 'published_again', 'metrics'],
  ])

  const told = await announced(test.db, hoursAfter(82))
  expect(told.map(({ type }) => type)).toEqual(['appeal.decided', 'complaint.moved', 'review.published'])
  expect(told[1]?.data).toMatchObject({ state: 'reopened', buyerStrike: false, reviewStands: true })

  const answer = await test.db
    .selectFrom('statement')
    .select(['body', 'addresseePersonId'])
    .where('kind', '=', 'appeal_decided')
    .executeTakeFirstOrThrow()
  expect(answer.addresseePersonId).toBe('buyer-7')
  expect(answer.body).toMatch(/Порушення знято[\s\S]*Відгук опубліковано/)
})

test('both sides are told what was taken back, each in its own way', async () => {
  await using test = await createTestDatabase()
  const { anna, ada } = await prepare(test.db)
  const createdAt = monday
  const shop = await test.db
    .insertInto('account')
    .values({
      ...{ email: 'shop@test', name: 'shop', role: 'seller', shopRole: 'owner', sellerId: 's-1' },
      ...{ language: 'uk', createdAt, passwordHash: null, disabledAt: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const reviewId = await addReview(test.db, seen)
  const statementId = await findExtortion(test.db, { reviewId }, anna)
  await hearAppeal(test.db, { statementId, reviewer: ada, outcome: 'overturned' })

  const write = complaintMails({ linkBase: 'https://assay.example', zone, now: hoursAfter(84) })
  await tellOfComplaint(test.db, { complaintId: 'x-1', write }, hoursAfter(84))
  const mails = await test.db
    .selectFrom('mail')
    .select(['subject', 'text'])
    .where('kind', '=', 'complaint')
    .execute()
  expect(mails).toMatchObject([{ subject: expect.stringContaining('рішення скасовано') }])
  expect(mails[0]?.text).toMatch(/Відгук, знятий[\s\S]*Позначку про порушення/)
  const bells = await test.db
    .selectFrom('notice')
    .select('kind')
    .where('accountId', '=', shop.id)
    .where('createdAt', '>', hoursAfter(82))
    .execute()
  expect(bells).toEqual([{ kind: 'complaint_news' }])

  const complaint = await findComplaint(test.db, 'x-1')
  if (!complaint) throw new Error('the complaint is gone')
  for (const side of ['complainant', 'respondent'] as const) {
    const [newest, before] = (await viewComplaint(test.db, complaint, side, () => '/appeal')).timeline
    expect([newest?.undone, before?.undone]).toEqual([['review', 'strike'], null])
  }
  for (const language of languages) {
    const undone = ['review', 'strike', 'compensation'] as const
    const news = {
      kind: 'taken_back',
      side: 'complainant',
      isShop: true,
      complaint,
      undone: [...undone],
    } as const
    const { subject, text } = write(language, news)
    expect(subject + text).not.toMatch(/complaints\.|undefined|[{}]/)
  }
})

test('what its author’s own appeal had brought back stays, and their later appeal finds it back', async () => {
  await using test = await createTestDatabase()
  const { anna, ada } = await prepare(test.db)
  const eve = await addPerson(test.db, 'eve', 'appeals')
  const [first, second] = [await addReview(test.db, seen), await addReview(test.db, seen)]
  const ofFirst = await findExtortion(test.db, { id: 'x-1', reviewId: first }, anna)
  const ofSecond = await findExtortion(test.db, { id: 'x-2', reviewId: second }, anna)

  const byAuthor = { reviewer: eve, outcome: 'overturned' } as const
  await hearAppeal(test.db, { statementId: await findStatement(test.db, first), ...byAuthor }, 10)
  await hearAppeal(test.db, { statementId: ofFirst, reviewer: ada, outcome: 'overturned' }, 20)
  await hearAppeal(test.db, { statementId: ofSecond, reviewer: ada, outcome: 'overturned' }, 30)
  await hearAppeal(test.db, { statementId: await findStatement(test.db, second), ...byAuthor }, 40)
  expect(await effectsOf(test.db)).toEqual([
    ['published_again', 'metrics'],
    ['complaint_reopened', 'strike_removed'],
    ['complaint_reopened', 'strike_removed', 'published_again', 'metrics'],
    ['superseded'],
  ])
  for (const id of [first, second])
    expect(await findReview(test.db, id)).toMatchObject({ state: 'published' })
})

test('a review that is down for another finding too stays down until that one is wrong as well', async () => {
  await using test = await createTestDatabase()
  const { anna, ada, omar } = await prepare(test.db)
  const reviewId = await addReview(test.db, seen)
  const first = await findExtortion(test.db, { id: 'x-1', reviewId }, anna)
  const second = await findExtortion(test.db, { id: 'x-2', reviewId }, omar, hoursAfter(1))

  await hearAppeal(test.db, { statementId: first, reviewer: ada, outcome: 'overturned' }, 10)
  expect(await findReview(test.db, reviewId)).toMatchObject({ state: 'rejected' })
  await hearAppeal(test.db, { statementId: second, reviewer: ada, outcome: 'overturned' }, 20)
  expect(await findReview(test.db, reviewId)).toMatchObject({ state: 'published' })
  expect(await effectsOf(test.db)).toEqual([
    ['complaint_reopened', 'strike_removed', 'review_stays_down'],
    ['complaint_reopened', 'strike_removed', 'published_again', 'metrics'],
  ])
})

test('what was hidden for another reason when it was taken down is looked at by people, and shown to nobody', async () => {
  await using test = await createTestDatabase()
  const { anna, ada, omar } = await prepare(test.db)
  const reviewId = await addReview(test.db, seen)
  const hide = { reviewId, action: 'hide', reasonCode: 'hate_or_threat', seenVersion: 1 } as const
  expect(await decideReview(test.db, { ...hide, zone, requestKey: newKey() }, omar, monday)).toMatchObject({
    ok: true,
  })
  const statementId = await findExtortion(test.db, { reviewId }, anna, hoursAfter(1))
  await hearAppeal(test.db, { statementId, reviewer: ada, outcome: 'overturned' })
  expect(await findReview(test.db, reviewId)).toMatchObject({ state: 'queued', publishedRevision: null })
  expect((await effectsOf(test.db))[0]).toContain('review_looked_at')
})

test('an order that was no fake counts again, and nobody is to make up for it any longer', async () => {
  await using test = await createTestDatabase()
  const { anna, ada } = await prepare(test.db)
  const performer = { filedBy: 'performer', complainantId: 'driver-5', contactEmail: undefined } as const
  await fileComplaint(test.db, { ...performer, id: 'f-1', kind: 'fake_order' })
  const proof = { answer: 'Nobody was there.', told: 'Nobody was there.' }
  const decision = { move: 'verify_fake', ...proof, checked: ['place_and_time', 'photo', 'pattern'] } as const
  await decideTriage(
    test.db,
    { complaintId: 'f-1', decision: { ...decision, checked: [...decision.checked] } },
    anna,
  )
  const statementId = await findStatement(test.db, 'f-1')

  expect(await hearAppeal(test.db, { statementId, reviewer: ada, outcome: 'overturned' })).toMatchObject({
    ok: true,
  })
  expect(await effectsOf(test.db)).toEqual([
    ['complaint_reopened', 'strike_removed', 'order_counted', 'compensation_withdrawn'],
  ])
  const told = await announced(test.db, hoursAfter(82))
  expect(told.map(({ type }) => type)).toEqual([
    'appeal.decided',
    'complaint.moved',
    'order.compensation_withdrawn',
  ])
  expect(told[1]?.data).toMatchObject({ buyerStrike: false, compensation: false })
  expect(told[2]).toMatchObject({
    subject: { kind: 'complaint', id: 'f-1' },
    data: { orderId: 'o-1', to: 'complainant', why: 'appeal', complaintId: 'f-1' },
  })
})

test('a finding that stands keeps everything it did', async () => {
  await using test = await createTestDatabase()
  const { anna, ada } = await prepare(test.db)
  const reviewId = await addReview(test.db, seen)
  const statementId = await findExtortion(test.db, { reviewId }, anna)
  await hearAppeal(test.db, { statementId, reviewer: ada, outcome: 'upheld' })
  expect(await stateOf(test.db, 'x-1')).toBe('verified_extortion')
  expect(await findReview(test.db, reviewId)).toMatchObject({ state: 'rejected' })
  expect((await announced(test.db, hoursAfter(82))).map(({ type }) => type)).toEqual(['appeal.decided'])
})
