import { expect, test } from 'vitest'
import { readAgreement, readOwnAgreement } from '#app/pages/agreement.server.ts'
import { answerComplaint } from '#commands/complaints/answer-complaint'
import { holdDoubtful } from '#commands/complaints/hold-back'
import { judgeHeldMessage } from '#commands/complaints/judge-held-message'
import { sendComplaintMessage } from '#commands/complaints/send-complaint-message'
import { proveRemedy } from '#commands/mediation/prove-remedy'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import { listHeldMessages, listHeldOf } from '#db/complaints/held'
import { listComplaintMessages } from '#db/complaints/messages'
import { findRemedy } from '#db/mediation/remedies'
import { listNotices } from '#db/notices/bell'
import { lanesReadBy } from '#domain/complaints/lane'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { Person } from '#domain/permission'
import { askSeller, decideTriage, fileComplaint, hoursAfter, shopOf } from '#tests/setup/complaints'
import { addPerson as addSellerPerson } from '#tests/setup/letters'
import { type Case, negotiate, newKey, offer, redo, settle, zone } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const doubtful = 'Your review made us think. The refund of 300 UAH is on its way.'

function say(db: Database, of: Case, text: string, requestKey = newKey()) {
  const message = { complaintId: of.complaintId, lane: 'both', text, authorId: of.seller.id } as const
  return sendComplaintMessage(db, { ...message, isConfirmed: true, requestKey }, of.shop, hoursAfter(2))
}

/** A message of a shop's that waits until somebody has read it. */
async function holdOne(db: Database) {
  const of = await negotiate(db)
  await say(db, of, doubtful)
  const [held] = await listHeldOf(db, of.complaintId)
  if (!held) throw new Error('nothing is held')
  return { of, heldId: held.id }
}

async function read(db: Database, { complaintId }: Case, side: ComplaintSide) {
  const lanes = lanesReadBy(side)
  const messages = await listComplaintMessages(db, { complaintId, lanes, limit: 10 })
  return messages.map(({ sentBy, text }) => `${sentBy}: ${text}`)
}

const judge = (
  db: Database,
  of: Case,
  { heldId, outcome, reason = '' }: { heldId: string; outcome: 'delivered' | 'stopped'; reason?: string },
  person: Person = of.mediator,
) => judgeHeldMessage(db, { complaintId: of.complaintId, heldId, outcome, reason }, person, hoursAfter(3))

test('a message that may tie money to a review is neither delivered nor refused before somebody has read it', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await negotiate(db)
  const key = newKey()
  for (let twice = 0; twice < 2; twice++)
    expect(await say(db, of, doubtful, key)).toEqual({ ok: true, value: 'held' })
  expect(await read(db, of, 'complainant')).not.toContain(`respondent: ${doubtful}`)
  expect(await listHeldOf(db, of.complaintId, 'complainant')).toEqual([])
  const [held] = await listHeldOf(db, of.complaintId, 'respondent')
  expect(held).toMatchObject({ text: doubtful, sentBy: 'respondent' })
  expect(await listHeldMessages(db, 10)).toHaveLength(1)
  const bell = await listNotices(db, of.mediator.id, { limit: 10 })
  expect(bell.map(({ kind }) => kind)).toContain('complaint_held')

  const heldId = held?.id ?? ''
  expect(await judge(db, of, { heldId, outcome: 'delivered' }, of.seller)).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
  expect(await judge(db, of, { heldId, outcome: 'delivered' })).toEqual({ ok: true, value: undefined })
  expect(await read(db, of, 'complainant')).toContain(`respondent: ${doubtful}`)
  expect(await judge(db, of, { heldId, outcome: 'stopped', reason: 'No.' })).toMatchObject({
    refusal: { reason: 'held_settled' },
  })
  expect(await listHeldMessages(db, 10)).toEqual([])
})

test('nobody tied to a side says what the other may read, whatever is sent to the database', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const { of, heldId } = await holdOne(db)
  const { sellerId } = await db.selectFrom('complaint').select('sellerId').executeTakeFirstOrThrow()
  const tie = { accountId: of.mediator.id, partyId: sellerId, declaredAt: hoursAfter(2) }
  await db.insertInto('declaredTie').values(tie).execute()
  expect(await judge(db, of, { heldId, outcome: 'delivered' })).toMatchObject({ refusal: { reason: 'tied' } })
  const sent = { outcome: 'delivered', decidedBy: of.mediator.id, decidedAt: hoursAfter(3) } as const
  await expect(test.ownerDb.updateTable('heldMessage').set(sent).execute()).rejects.toThrow('tied to a side')
})

test('who stops a held message says why, which its sender alone reads', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const { of, heldId } = await holdOne(db)
  expect(await judge(db, of, { heldId, outcome: 'stopped', reason: ' ' })).toMatchObject({
    refusal: { reason: 'reason_needed' },
  })
  const reason = 'Leave the review out of it.'
  expect(await judge(db, of, { heldId, outcome: 'stopped', reason })).toMatchObject({ ok: true })
  expect(await read(db, of, 'respondent')).toContain(`staff: ${reason}`)
  const toBuyer = (await read(db, of, 'complainant')).join()
  expect(toBuyer).not.toContain(reason)
  expect(toBuyer).not.toContain(doubtful)
  const changed = test.ownerDb.updateTable('heldMessage').set({ outcome: 'delivered' }).execute()
  await expect(changed).rejects.toThrow('decided once')
})

test('what speaks of money alone, sets the review free, or is for us alone goes at once', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await negotiate(db)
  for (const text of ['The refund of 300 UAH is on its way.', 'We read your review, thank you.'])
    expect(await say(db, of, text)).toEqual({ ok: true, value: undefined })
  const toUs = { complaintId: of.complaintId, lane: 'respondent', authorId: of.seller.id } as const
  const told = { ...toUs, text: doubtful, isConfirmed: true, requestKey: newKey() }
  expect(await sendComplaintMessage(db, told, of.shop, hoursAfter(2))).toEqual({ ok: true, value: undefined })
})

test('a shop’s first answer that may tie money to a review stops the clock, and its words wait to be read', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const seller = await addSellerPerson(db, 'owner of s-1', 'seller', 's-1')
  const moderator = await addPerson(db, 'sorter', 'moderator')
  const complaintId = await fileComplaint(db)
  await decideTriage(db, { complaintId, decision: askSeller }, moderator)
  const answer = { complaintId, answer: 'offer', text: doubtful, authorId: seller.id } as const
  const requestKey = newKey()
  const say = () => answerComplaint(db, { ...answer, requestKey }, shopOf(seller), hoursAfter(1))
  for (let twice = 0; twice < 2; twice++)
    expect(await say()).toMatchObject({ value: { state: 'negotiation', isHeld: true } })
  expect(await findComplaint(db, complaintId)).toMatchObject({ sellerAnswer: 'offer' })
  const read = { complaintId, lanes: lanesReadBy('complainant'), limit: 9 }
  expect(await listComplaintMessages(db, read)).toEqual([])
  expect(await listHeldOf(db, complaintId, 'respondent')).toMatchObject([{ text: doubtful }])
})

async function proveDoubtfully(db: Database) {
  const of = await negotiate(db)
  await offer(db, of, { terms: redo, words: 'We come again on Monday.' })
  await settle(db, of, 'accept')
  const proof = { by: 'respondent', terms: redo, proof: doubtful, zone } as const
  const prove = { complaintId: of.complaintId, requestKey: newKey(), ...proof }
  for (let twice = 0; twice < 2; twice++)
    expect(await proveRemedy(db, prove, of.shop, hoursAfter(30))).toMatchObject({ value: { isHeld: true } })
  const [held] = await listHeldOf(db, of.complaintId, 'respondent')
  return { of, heldId: held?.id ?? '' }
}

/** What a side, or one of our people, reads of a proof. */
async function readProof(db: Database, { complaintId }: Case, side?: ComplaintSide) {
  const complaint = await findComplaint(db, complaintId)
  if (!complaint) throw new Error('the complaint is gone')
  const now = hoursAfter(31)
  const { remedy } = side
    ? await readOwnAgreement(db, complaint, side, { now, zone })
    : await readAgreement(db, complaint, now)
  return { proof: remedy?.proof, kept: remedy?.proofKept }
}

test('so do the words of a proof, which counts from when it is sent', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const { of, heldId } = await proveDoubtfully(db)
  expect(await findRemedy(db, of.complaintId)).toMatchObject({ state: 'proven', provenAt: hoursAfter(30) })
  for (const side of ['complainant', 'respondent'] as const)
    expect(await readProof(db, of, side)).toEqual({ proof: null, kept: 'waiting' })
  await judge(db, of, { heldId, outcome: 'delivered' })
  expect(await readProof(db, of, 'complainant')).toEqual({ proof: doubtful, kept: null })
})

test('the stopped words of a proof are read by our people alone, and nobody is told that they wait', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const { of, heldId } = await proveDoubtfully(db)
  await judge(db, of, { heldId, outcome: 'stopped', reason: 'Leave the review out of it.' })
  for (const side of ['complainant', 'respondent'] as const)
    expect(await readProof(db, of, side)).toEqual({ proof: null, kept: 'stopped' })
  expect(await readProof(db, of)).toEqual({ proof: doubtful, kept: 'stopped' })
})

test('words kept back before under the same key are kept back still', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const { complaintId: id } = await negotiate(db)
  const words = { sentBy: 'respondent', authorId: null, text: doubtful, requestKey: newKey() } as const
  const hold = () =>
    db.transaction().execute((tx) => holdDoubtful(tx, words, { id, filedBy: 'buyer' }, hoursAfter(2)))
  expect(await hold()).toMatchObject({ isHeld: true, events: [{ type: 'complaint_message_held' }] })
  expect(await hold()).toEqual({ isHeld: true, events: [] })
})
