import { expect, test } from 'vitest'
import { claimComplaint } from '#commands/complaints/claim-complaint'
import { staffDoer } from '#commands/complaints/doer'
import { handOverComplaint } from '#commands/complaints/hand-over-complaint'
import { type SendComplaintMessage, sendComplaintMessage } from '#commands/complaints/send-complaint-message'
import { takeMediation } from '#commands/mediation/take-mediation'
import { addEvidence } from '#commands/vault/add-evidence'
import type { Database } from '#db/client'
import { listOwnComplaints } from '#db/complaints/own'
import { listNotices, markNoticesRead } from '#db/notices/bell'
import { complaintStates, isStillWrittenTo } from '#domain/complaints/state'
import type { Person } from '#domain/permission'
import { askSeller, buyer, decideTriage, fileComplaint, hoursAfter } from '#tests/setup/complaints'
import { mediate, negotiate, newKey } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

async function setUp() {
  const test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  const [mira, omar] = [
    await addPerson(test.db, 'Mira', 'moderator'),
    await addPerson(test.db, 'Omar', 'moderator'),
  ]
  const complaintId = await fileComplaint(test.db)
  return { ...test, mira, omar, complaintId }
}

async function heard(db: Database, person: Person) {
  const notices = await listNotices(db, person.id, { limit: 20 })
  return notices.map(({ kind, times }) => `${kind} ${times}`).sort()
}

const writes = (complaintId: string, fields: Partial<SendComplaintMessage> = {}): SendComplaintMessage => ({
  ...{ complaintId, lane: 'complainant', text: 'The tracking number is 17.', authorId: null },
  ...{ isConfirmed: true, requestKey: newKey(), ...fields },
})

async function own(db: Database, person: Person, now: Date) {
  const open = complaintStates.filter(isStillWrittenTo)
  const rows = await listOwnComplaints(db, { personId: person.id, open, now })
  return rows.map(({ id, newSince }) => [id, newSince !== null])
}

test('who has a complaint in hand hears a side’s words and files, once, and nobody else of us does', async () => {
  await using market = await setUp()
  const { db, mira, omar, complaintId } = market
  await claimComplaint(db, { complaintId }, mira, hoursAfter(1))
  expect(await own(db, mira, hoursAfter(1))).toEqual([[complaintId, false]])
  expect(await own(db, mira, hoursAfter(5))).toEqual([[complaintId, false]])
  await sendComplaintMessage(db, writes(complaintId), buyer, hoursAfter(1))
  const file = {
    digest: 'a'.repeat(64),
    sentDigest: 'b'.repeat(64),
    name: 'a.pdf',
    type: 'pdf',
    size: 9,
  } as const
  const facts = { takenAt: null, place: null }
  const files = [
    { ...file, facts },
    { ...file, facts, sentDigest: 'c'.repeat(64), digest: 'd'.repeat(64) },
  ]
  const of = { complaintId, side: 'complainant', authorId: null, lane: 'complainant', files } as const
  expect(await addEvidence(db, of, buyer, hoursAfter(1))).toMatchObject({ value: { added: 2 } })
  expect(await heard(db, mira)).toEqual(['complaint_in_hand 2'])
  expect(await heard(db, omar)).toEqual([])
  expect(await own(db, mira, hoursAfter(1))).toEqual([[complaintId, true]])

  const seen = { kinds: ['complaint_in_hand' as const], subjectId: complaintId }
  await markNoticesRead(db, mira.id, seen, hoursAfter(2))
  // The lease is over, but nobody else has taken it.
  expect(await own(db, mira, hoursAfter(20))).toEqual([[complaintId, false]])
  expect(await own(db, omar, hoursAfter(20))).toEqual([])
})

test('who asked and holds it no longer hears the answer, but not their own words', async () => {
  await using market = await setUp()
  const { db, mira, omar, complaintId } = market
  await decideTriage(db, { complaintId, decision: askSeller }, mira)
  const asks = writes(complaintId, { text: 'What is the tracking number?', authorId: mira.id })
  await sendComplaintMessage(db, asks, staffDoer(mira), hoursAfter(1))
  expect(await heard(db, mira)).toEqual([])
  await sendComplaintMessage(db, writes(complaintId), buyer, hoursAfter(2))
  expect(await heard(db, mira)).toEqual(['complaint_in_hand 1'])
  expect(await own(db, mira, hoursAfter(3))).toEqual([[complaintId, true]])
  expect(await heard(db, omar)).toEqual([])
})

test('a mediator hears of their case, also where nobody holds it, and reads alone what mediators write', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await negotiate(db)
  await mediate(db, of)
  const { complaintId } = of
  expect(await own(db, of.mediator, hoursAfter(5))).toEqual([[complaintId, false]])
  await sendComplaintMessage(db, writes(complaintId), buyer, hoursAfter(6))
  const among = writes(complaintId, { lane: 'mediator', authorId: of.other.id, text: 'Be gentle.' })
  await sendComplaintMessage(db, among, staffDoer(of.other), hoursAfter(6))
  expect(await heard(db, of.mediator)).toEqual(['complaint_in_hand 2', 'complaint_waits 1'])
  expect(await own(db, of.mediator, hoursAfter(7))).toEqual([[complaintId, true]])
  await takeMediation(db, { complaintId, requestKey: newKey() }, of.other, hoursAfter(8))
  expect((await own(db, of.other, hoursAfter(8))).map(([id]) => id)).toEqual([complaintId])
})

test('a complaint is handed over by whoever holds it, to one who is served from its line, with a note', async () => {
  await using market = await setUp()
  const { db, mira, omar, complaintId } = market
  const iryna = await addPerson(db, 'Iryna', 'appeals')
  const hand = (from: Person, to: Person) => {
    const command = { complaintId, toAccountId: to.id, note: 'You know Chinese.', requestKey: newKey() }
    return handOverComplaint(db, command, from, hoursAfter(1))
  }
  expect(await hand(mira, omar)).toMatchObject({ refusal: { reason: 'lease_lost' } })
  await claimComplaint(db, { complaintId }, mira, hoursAfter(1))
  expect(await hand(mira, iryna)).toMatchObject({ refusal: { reason: 'unknown_person' } })
  expect(await hand(mira, omar)).toMatchObject({ ok: true })
  expect(await heard(db, omar)).toEqual(['complaint_assigned 1'])
  expect(await heard(db, mira)).toEqual([])
  expect(await own(db, omar, hoursAfter(1))).toEqual([[complaintId, true]])
  const { lane, text } = await db
    .selectFrom('complaintMessage')
    .select(['lane', 'text'])
    .executeTakeFirstOrThrow()
  expect({ lane, text }).toEqual({ lane: 'internal', text: 'You know Chinese.' })
})
