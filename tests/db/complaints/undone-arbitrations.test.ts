import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { returnToComplaint } from '#commands/complaints/return-to-complaint'
import { answerProof } from '#commands/mediation/answer-proof'
import { keepMediationClock } from '#commands/mediation/keep-mediation-clock'
import { openArbitration } from '#commands/mediation/open-arbitration'
import { proveRemedy } from '#commands/mediation/prove-remedy'
import { takeMediation } from '#commands/mediation/take-mediation'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import { listKeptWords } from '#db/complaints/kept-word'
import { isUpheld } from '#db/complaints/upheld'
import { findRemedy } from '#db/mediation/remedies'
import type { RemedyTerms } from '#domain/mediation/remedy'
import { arbitrate, hearAppeal } from '#tests/setup/complaint-appeals'
import { decideTriage, hoursAfter, stateOf } from '#tests/setup/complaints'
import {
  asked,
  type Case,
  negotiate,
  newKey,
  offer,
  redo,
  refund,
  settle,
  zone,
} from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'

/** Hours after the complaint when what an arbiter ordered is missed. */
const missedAt = 51 + 8 * 24

async function order(db: Database, terms: RemedyTerms = refund) {
  const of = await negotiate(db)
  const ada = await addPerson(db, 'ada', 'appeals')
  await arbitrate(db, of, terms)
  const { id } = await db
    .selectFrom('statement')
    .select('id')
    .where('kind', '=', 'complaint_decided')
    .where('addresseePersonId', '=', 'buyer-7')
    .executeTakeFirstOrThrow()
  const overturn = (from: number) =>
    hearAppeal(db, { statementId: id, reviewer: ada, outcome: 'overturned' }, from)
  return { ...of, overturn }
}

async function miss(db: Database, { complaintId }: Case) {
  await keepMediationClock(db, { complaintId }, hoursAfter(missedAt))
  expect(await stateOf(db, complaintId)).toBe('mediation')
}

const prove = (db: Database, { complaintId, shop }: Case, terms: RemedyTerms, hours: number) =>
  proveRemedy(
    db,
    { complaintId, requestKey: newKey(), by: 'respondent', terms, proof: 'No. 7', zone },
    shop,
    hoursAfter(hours),
  )

const confirm = (db: Database, { complaintId, buyer }: Case, hours: number) =>
  answerProof(db, { complaintId, requestKey: newKey(), isFulfilled: true }, buyer, hoursAfter(hours))

async function effectsOf(db: Database) {
  const { effects } = await db.selectFrom('appeal').select('effects').executeTakeFirstOrThrow()
  return effects
}

/** Whether the complaint counts against the shop, and how often it gave its word about it and broke it. */
async function countsOf(db: Database) {
  const { rows } = await sql<{ isUpheld: boolean }>`
    select coalesce(${isUpheld('complaint')}, false) as is_upheld from complaint`.execute(db)
  const [words] = await listKeptWords(db, 's-1', hoursAfter(missedAt + 10))
  return { isUpheld: rows[0]?.isUpheld, promised: words?.promised, missed: words?.missed }
}

test('an overturned arbitration is undone though what it ordered was missed, with all that followed from the miss', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await order(db)
  await miss(db, of)
  await offer(db, of, {}, hoursAfter(missedAt + 1))
  expect(await countsOf(db)).toEqual({ isUpheld: true, promised: 1, missed: 1 })

  expect(await of.overturn(missedAt + 2)).toMatchObject({ ok: true })
  expect(await findComplaint(db, of.complaintId)).toMatchObject({ state: 'reopened', decidedFor: null })
  expect(await findRemedy(db, of.complaintId)).toMatchObject({
    ...{ state: 'annulled', settledAt: hoursAfter(missedAt + 5) },
  })
  expect(await countsOf(db)).toEqual({ isUpheld: false, promised: 0, missed: 0 })
  const undone = ['compensation_withdrawn', 'priority_withdrawn', 'remedy_ended']
  expect(await effectsOf(db)).toEqual(['complaint_reopened', ...undone])
  expect((await asked(db, of.complaintId)).slice(-3)).toMatchObject([
    { ask: 'compensation_withdrawn', to: 'complainant', amount: '100.00', why: 'appeal' },
    { ask: 'dispatch_priority_withdrawn', sellerId: 's-1', why: 'appeal' },
    { ask: 'release_withdrawn', to: 'complainant', amount: '100.00', why: 'appeal' },
  ])
  const open = await db.selectFrom('complaintOffer').select('id').where('state', '=', 'open').execute()
  expect(open).toEqual([])
  const mediations = await db.selectFrom('complaintMediation').select('outcome').orderBy('openedAt').execute()
  expect(mediations).toEqual([{ outcome: 'arbitration' }, { outcome: 'appealed' }])
})

test('it is undone out of the second arbitration it went to, and can be arbitrated anew', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await order(db)
  const { complaintId } = of
  const bring = async (from: number) => {
    await takeMediation(db, { complaintId, requestKey: newKey() }, of.other, hoursAfter(from))
    const open = { complaintId, requestKey: newKey(), isRequested: true, zone }
    return openArbitration(db, open, of.other, hoursAfter(from + 1))
  }
  await miss(db, of)
  expect(await bring(missedAt + 1)).toMatchObject({ value: { state: 'arbitration' } })
  expect(await of.overturn(missedAt + 3)).toMatchObject({ ok: true })
  expect(await findComplaint(db, complaintId)).toMatchObject({ state: 'reopened', decidedFor: null })

  const lena = await addPerson(db, 'lena', 'moderator')
  const resume = { complaintId, decision: { move: 'resume_mediation' } } as const
  expect(await decideTriage(db, resume, lena, hoursAfter(missedAt + 8))).toMatchObject({ ok: true })
  expect(await bring(missedAt + 9)).toMatchObject({ value: { state: 'arbitration' } })
})

test('what the sides agreed on after a missed order stands when the order is overturned, which then counts nowhere', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await order(db)
  await miss(db, of)
  await offer(db, of, { terms: redo, words: 'We come again.' }, hoursAfter(missedAt + 1))
  expect(await settle(db, of, 'accept', hoursAfter(missedAt + 2))).toMatchObject({ ok: true })

  await of.overturn(missedAt + 3)
  expect(await findComplaint(db, of.complaintId)).toMatchObject({ state: 'remedy_pending', decidedFor: null })
  expect(await findRemedy(db, of.complaintId)).toMatchObject({ state: 'owed', source: 'offer' })
  expect(await countsOf(db)).toEqual({ isUpheld: false, promised: 1, missed: 0 })
  const undone = ['compensation_withdrawn', 'priority_withdrawn', 'remedy_ended']
  expect(await effectsOf(db)).toEqual(['superseded', ...undone])
  expect((await asked(db, of.complaintId)).map(({ ask }) => ask)).not.toContain('release_withdrawn')
  const cleared = db.selectFrom('event').select('id').where('type', '=', 'complaint_decision_cleared')
  expect(await cleared.execute()).toHaveLength(1)
  expect((await confirm(db, of, missedAt + 20)).ok).toBe(true)
})

test('the shop’s place in line stays asked for while something it promised itself is missed as well', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await order(db)
  await miss(db, of)
  await offer(db, of, { terms: redo, words: 'We come again.' }, hoursAfter(missedAt + 1))
  await settle(db, of, 'accept', hoursAfter(missedAt + 2))
  const { complaintId } = of
  await keepMediationClock(db, { complaintId }, hoursAfter(missedAt + 3 + 14 * 24))
  await of.overturn(missedAt + 4 + 14 * 24)
  expect(await effectsOf(db)).toEqual(['superseded', 'compensation_withdrawn', 'remedy_ended'])
  expect(await findRemedy(db, complaintId)).toMatchObject({ state: 'missed', source: 'offer' })
})

test('money paid by an overturned decision is asked back from the marketplace, in time or late', async () => {
  for (const isLate of [false, true]) {
    await using test = await createTestDatabase()
    const { db } = test
    const of = await order(db)
    if (isLate) await miss(db, of)
    expect((await prove(db, of, refund, isLate ? missedAt + 1 : 60)).ok).toBe(true)
    expect((await confirm(db, of, isLate ? missedAt + 2 : 61)).ok).toBe(true)
    await of.overturn(missedAt + 3)
    expect(await stateOf(db, of.complaintId)).toBe('reopened')
    expect(await effectsOf(db)).toContain('remedy_paid_back')
    expect(await effectsOf(db)).not.toContain('remedy_ended')
    const paid = { ask: 'compensation', to: 'respondent', amount: '100.00', why: 'appeal' }
    expect(await asked(db, of.complaintId)).toContainEqual(expect.objectContaining(paid))
    expect(await countsOf(db)).toEqual({ isUpheld: false, promised: isLate ? 0 : 1, missed: 0 })
  }
})

test('money proven to be paid by an overturned decision is held while nobody has confirmed it, not made good as well', async () => {
  for (const isLate of [false, true]) {
    await using test = await createTestDatabase()
    const { db } = test
    const of = await order(db)
    if (isLate) await miss(db, of)
    expect((await prove(db, of, refund, isLate ? missedAt + 1 : 60)).ok).toBe(true)
    await of.overturn(isLate ? missedAt + 3 : 61)
    expect(await effectsOf(db)).toContain('remedy_ended')
    expect(await effectsOf(db)).not.toContain('remedy_paid_back')
    const after = (await asked(db, of.complaintId)).filter(({ why }) => why === 'appeal_unconfirmed')
    expect(after).toMatchObject([{ ask: 'release_withdrawn', to: 'complainant', amount: '100.00' }])
    expect(await asked(db, of.complaintId)).not.toContainEqual(
      expect.objectContaining({ ask: 'compensation', to: 'respondent' }),
    )
  }
})

test('money proven to be paid is made good as unconfirmed where there is no order whose money could be held', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await order(db)
  await miss(db, of)
  expect((await prove(db, of, refund, missedAt + 1)).ok).toBe(true)
  await db.updateTable('complaint').set({ orderId: null }).execute()
  await of.overturn(missedAt + 3)
  const last = (await asked(db, of.complaintId)).filter(({ why }) => why === 'appeal_unconfirmed')
  expect(last).toMatchObject([{ ask: 'compensation', to: 'respondent', amount: '100.00' }])
})

test('money is not asked back whose proof was contradicted', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await order(db)
  const { complaintId } = of
  await prove(db, of, refund, 60)
  const denied = { complaintId, requestKey: newKey(), isFulfilled: false }
  expect(await answerProof(db, denied, of.buyer, hoursAfter(61))).toMatchObject({ ok: true })
  await of.overturn(80)
  expect(await stateOf(db, complaintId)).toBe('reopened')
  expect(await effectsOf(db)).not.toContain('remedy_paid_back')
})

test('money is not asked back that was never paid, though what the sides agreed on later was done late', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await order(db)
  const { complaintId } = of
  await miss(db, of)
  await offer(db, of, { terms: redo, words: 'We come again.' }, hoursAfter(missedAt + 1))
  await settle(db, of, 'accept', hoursAfter(missedAt + 2))
  await keepMediationClock(db, { complaintId }, hoursAfter(missedAt + 3 + 14 * 24))
  expect(await stateOf(db, complaintId)).toBe('mediation')
  expect(await confirm(db, of, missedAt + 4 + 14 * 24)).toMatchObject({ value: { state: 'closed' } })
  await of.overturn(missedAt + 5 + 14 * 24)
  expect(await effectsOf(db)).toContain('remedy_ended')
  expect(await effectsOf(db)).not.toContain('remedy_paid_back')
})

test('what was done by an overturned decision and is no money stays done, which is said', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await order(db, redo)
  await prove(db, of, redo, 60)
  await confirm(db, of, 61)
  await of.overturn(80)
  expect(await effectsOf(db)).toEqual(['complaint_reopened', 'remedy_stays_done'])
  expect((await asked(db, of.complaintId)).map(({ why }) => why)).not.toContain('appeal')
})

test('a complaint its buyer brought back with new facts stays with our people, decided for nobody', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await order(db, redo)
  const { complaintId } = of
  await prove(db, of, redo, 60)
  await confirm(db, of, 61)
  const back = { complaintId, move: 'reopen', text: 'It broke again.', side: 'complainant' } as const
  const sent = { ...back, authorId: null, requestKey: newKey(), zone }
  expect(await returnToComplaint(db, sent, of.buyer, hoursAfter(70))).toMatchObject({ ok: true })
  await of.overturn(80)
  expect(await findComplaint(db, complaintId)).toMatchObject({ state: 'reopened', decidedFor: null })
  expect(await effectsOf(db)).toEqual(['superseded', 'remedy_stays_done'])
})
