import { expect, test } from 'vitest'
import { answerStaffForm } from '#app/pages/complaint-requests.server.ts'
import { findParty } from '#commands/complaints/party'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import type { Person } from '#domain/permission'
import { hearAppeal } from '#tests/setup/complaint-appeals'
import { decideTriage, fileComplaint, hoursAfter, monday, stateOf } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/people'
import { addOrder, addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const complaintId = 'x-1'
const proof = { answer: 'The chat shows it.', told: 'So you wrote.', checked: ['chat' as const] }

/** A shop's report that something was demanded with a review, of the order given if there is one. */
async function report(db: Database, orderId?: string) {
  await addSeller(db, 's-1')
  const shop = { filedBy: 'seller', complainantId: 's-1', orderId, contactEmail: undefined } as const
  await fileComplaint(db, { ...shop, id: complaintId, kind: 'review_extortion', language: 'ru' } as never)
  return addPerson(db, 'anna', 'moderator')
}

const verify = (db: Database, person: Person, reviewId: string | null) =>
  decideTriage(db, { complaintId, decision: { move: 'verify_extortion', ...proof, reviewId } }, person)

const seen = { sellerId: 's-1', state: 'published', publishedRevision: 1, language: 'en' } as const
const addSeen = (db: Database, authorId: string, fields: object = {}) =>
  addReview(db, { ...seen, authorId, ...fields })

const told = (db: Database) =>
  db
    .selectFrom('statement')
    .select(['id', 'kind', 'addresseePersonId', 'language'])
    .where('kind', '=', 'complaint_decided')
    .execute()

async function partyOf(db: Database) {
  const complaint = await findComplaint(db, complaintId)
  return complaint && findParty(db, complaint, 'respondent')
}

test('where no order names the buyer, whoever wrote the review is told that they extorted, and can appeal', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const anna = await report(db)
  const reviewId = await addSeen(db, 'author-3')
  expect(await verify(db, anna, reviewId)).toMatchObject({ value: { state: 'verified_extortion' } })
  const [statement, ...others] = await told(db)
  expect(others).toEqual([])
  expect(statement).toMatchObject({ addresseePersonId: 'author-3', language: 'en' })
  expect(await partyOf(db)).toBe('author-3')

  const reviewer = await addPerson(db, 'ada', 'appeals')
  const appeal = { statementId: statement?.id ?? '', reviewer, personId: 'author-3' }
  expect(await hearAppeal(db, { ...appeal, outcome: 'overturned' })).toMatchObject({ ok: true })
  expect(await stateOf(db, complaintId)).toBe('reopened')
})

test('whom an appeal found wrongly accused is not found anew unnamed, somebody else can be, and both stay parties', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const anna = await report(db)
  const [wrong, right] = [await addSeen(db, 'author-3'), await addSeen(db, 'author-4')]
  await verify(db, anna, wrong)
  const [first] = await told(db)
  const reviewer = await addPerson(db, 'ada', 'appeals')
  const appeal = { statementId: first?.id ?? '', reviewer, personId: 'author-3' }
  await hearAppeal(db, { ...appeal, outcome: 'overturned' })
  expect(await partyOf(db)).toBe('author-3')

  const resume = { complaintId, decision: { move: 'resume_triage' } } as const
  const tied = async (name: string, partyId: string) => {
    const person = await addPerson(db, name, 'moderator')
    await db.insertInto('declaredTie').values({ accountId: person.id, partyId, declaredAt: monday }).execute()
    return person
  }
  const friend = await tied('omar', 'author-3')
  // Whoever found the first does not look again.
  const nina = await addPerson(db, 'nina', 'moderator')
  const refused = { refusal: { reason: 'tied' } }
  expect(await decideTriage(db, resume, friend, hoursAfter(90))).toMatchObject(refused)
  expect(await decideTriage(db, resume, nina, hoursAfter(90))).toMatchObject({ value: { state: 'triage' } })
  expect(await verify(db, nina, null)).toMatchObject({ refusal: { reason: 'author_unknown' } })
  expect(await verify(db, friend, right)).toMatchObject(refused)
  expect(await verify(db, nina, right)).toMatchObject({ value: { state: 'verified_extortion' } })
  expect((await told(db)).map(({ addresseePersonId }) => addresseePersonId)).toEqual(['author-3', 'author-4'])
  expect(await partyOf(db)).toBe('author-4')
})

test('nobody is found to have extorted whom nobody could tell', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const anna = await report(db)
  expect(await verify(db, anna, null)).toMatchObject({ refusal: { reason: 'author_unknown' } })
  const ofShop = await addSeen(db, 's-1', { direction: 'seller_to_buyer' })
  expect(await verify(db, anna, ofShop)).toMatchObject({ refusal: { reason: 'no_content' } })
  expect(await stateOf(db, complaintId)).toBe('triage')
})

test('no order is found a fake whose buyer nobody could tell, and staff read so beside what they wrote to them', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const anna = await addPerson(db, 'anna', 'moderator')
  const performer = { filedBy: 'performer', complainantId: 's-1', kind: 'fake_order' } as const
  await fileComplaint(db, { ...performer, id: complaintId, orderId: 'o-7' })
  const { answer: text, told: said } = proof
  const sent = { form: 'verify', intent: 'verify_fake', text, told: said, requestKey: crypto.randomUUID() }
  const form = new FormData()
  const version = (await findComplaint(db, complaintId))?.version
  for (const [name, value] of Object.entries({ ...sent, seenVersion: String(version) })) form.set(name, value)
  for (const check of ['place_and_time', 'photo', 'pattern']) form.append('checked', check)
  const at = { complaintId, person: anna, zone, now: monday }
  expect(await answerStaffForm(db, form, at)).toMatchObject({
    data: { state: { errors: { told: 'complaints.refusal.buyer_unknown' } } },
  })
  await addSeller(db, 's-1')
  await addOrder(db, { id: 'o-7', sellerId: 's-1', buyerId: 'buyer-7' })
  const checked = ['place_and_time' as const, 'photo' as const, 'pattern' as const]
  const decision = { move: 'verify_fake' as const, ...proof, checked }
  expect(await decideTriage(db, { complaintId, decision }, anna)).toMatchObject({
    value: { state: 'verified_fake' },
  })
  expect(await told(db)).toMatchObject([{ addresseePersonId: 'buyer-7' }])
})

test('nobody’s review is taken down for what the buyer of another order demanded', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const anna = await report(db, 'o-1')
  await addOrder(db, { id: 'o-1', sellerId: 's-1', buyerId: 'buyer-7' })
  const [own, others] = [await addSeen(db, 'buyer-7'), await addSeen(db, 'buyer-8')]
  expect(await verify(db, anna, others)).toMatchObject({ refusal: { reason: 'other_author' } })
  expect(await told(db)).toEqual([])
  const states = await db.selectFrom('review').select('state').execute()
  expect(states).toEqual([{ state: 'published' }, { state: 'published' }])

  const form = new FormData()
  const version = (await findComplaint(db, complaintId))?.version
  const { answer: text, told: said } = proof
  const fields = { form: 'verify', intent: 'verify_extortion', text, told: said, reviewId: others }
  const sent = { ...fields, checked: 'chat', requestKey: crypto.randomUUID(), seenVersion: String(version) }
  for (const [name, value] of Object.entries(sent)) form.set(name, value)
  const at = { complaintId, person: anna, zone, now: monday }
  expect(await answerStaffForm(db, form, at)).toMatchObject({
    data: { state: { errors: { reviewId: 'complaints.refusal.other_author' } } },
  })
  expect(await verify(db, anna, own)).toMatchObject({ value: { state: 'verified_extortion' } })
  expect(await told(db)).toMatchObject([{ addresseePersonId: 'buyer-7' }])
})
