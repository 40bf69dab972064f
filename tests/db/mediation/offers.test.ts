import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { catalogue } from '#app/messages/catalogue.ts'
import { gatherComplaintCase } from '#app/pages/complaint-case.server.ts'
import { sendComplaintMessage } from '#commands/complaints/send-complaint-message'
import { answerProof } from '#commands/mediation/answer-proof'
import { askArbitration } from '#commands/mediation/ask-arbitration'
import { keepMediationClock } from '#commands/mediation/keep-mediation-clock'
import { proveRemedy } from '#commands/mediation/prove-remedy'
import { findComplaint } from '#db/complaints/complaints'
import { listComplaintTimeline } from '#db/complaints/timeline'
import { findOpenMediation } from '#db/mediation/mediations'
import { listOffers } from '#db/mediation/offers'
import { findRemedy } from '#db/mediation/remedies'
import { listStoppedConditions } from '#db/mediation/stopped'
import { listShopTasks } from '#db/portal/waiting'
import { mediatorHours } from '#domain/complaints/clock'
import { complaintStepKinds } from '#domain/complaints/step'
import { hoursAfter, stateOf } from '#tests/setup/complaints'
import { asked, mediate, negotiate, newKey, offer, redo, refund, settle, zone } from '#tests/setup/mediation'
import { createTestDatabase } from '#tests/setup/test-database'

const day = 24

test('an accepted offer is owed, proven, and closes the complaint when whoever complained says so', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const { complaintId } = of
  expect((await offer(test.db, of)).ok).toBe(true)
  expect(await settle(test.db, of, 'accept')).toMatchObject({ ok: true, value: { state: 'remedy_pending' } })
  expect(await findRemedy(test.db, complaintId)).toMatchObject({ state: 'owed', terms: refund })

  const prove = (amount: string) =>
    proveRemedy(
      test.db,
      {
        ...{ complaintId, requestKey: newKey(), by: 'respondent', zone, proof: 'Payment 7788' },
        terms: { ...refund, money: { amount, currency: 'UAH' } },
      },
      of.shop,
      hoursAfter(30),
    )
  expect(await prove('99.00')).toMatchObject({ refusal: { reason: 'too_little' } })
  expect((await prove('100')).ok).toBe(true)
  const done = await answerProof(
    test.db,
    { complaintId, requestKey: newKey(), isFulfilled: true },
    of.buyer,
    hoursAfter(31),
  )
  expect(done).toMatchObject({ ok: true, value: { state: 'closed' } })
  expect(await findRemedy(test.db, complaintId)).toMatchObject({ state: 'fulfilled' })
  expect(await asked(test.db, complaintId)).toMatchObject([
    { ask: 'escrow_release', to: 'complainant', amount: '100.00', orderId: 'o-1' },
  ])
})

test('words that prove a remedy and ask for a review go to nobody, and are kept', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const { complaintId } = of
  await offer(test.db, of, { terms: redo, words: 'We come again on Monday.' })
  await settle(test.db, of, 'accept')
  const words = 'Done on Monday. Delete your review and we refund you another 200 UAH.'
  const proof = { by: 'respondent', terms: redo, proof: words, zone } as const
  const prove = { complaintId, requestKey: newKey(), ...proof }
  expect(await proveRemedy(test.db, prove, of.shop, hoursAfter(30))).toMatchObject({
    refusal: { reason: 'review_condition' },
  })
  expect(await findRemedy(test.db, complaintId)).toMatchObject({ state: 'owed', proof: null })
  expect(await test.db.selectFrom('stoppedCondition').selectAll().execute()).toMatchObject([
    { place: 'proof', triedBy: 'respondent', authorId: of.seller.id },
  ])
})

test('proof nobody contradicts stands after seven days, and not before', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const { complaintId } = of
  await offer(test.db, of, { terms: redo, words: 'We come again on Monday.' })
  await settle(test.db, of, 'accept')
  const proof = { by: 'respondent', terms: redo, proof: 'Signed by the customer', zone } as const
  await proveRemedy(test.db, { complaintId, requestKey: newKey(), ...proof }, of.shop, hoursAfter(30))
  await keepMediationClock(test.db, { complaintId }, hoursAfter(30 + 7 * day - 1))
  expect(await stateOf(test.db, complaintId)).toBe('remedy_pending')
  await keepMediationClock(test.db, { complaintId }, hoursAfter(30 + 7 * day))
  expect(await stateOf(test.db, complaintId)).toBe('closed')
  expect(await asked(test.db, complaintId)).toMatchObject([{ ask: 'escrow_release', to: 'respondent' }])
})

test('a promise that is not kept in time opens the complaint again, before a mediator, and counts', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const { complaintId } = of
  await offer(test.db, of)
  await settle(test.db, of, 'accept')
  await keepMediationClock(test.db, { complaintId }, hoursAfter(3 + 14 * day - 2))
  expect(await stateOf(test.db, complaintId)).toBe('remedy_pending')
  await keepMediationClock(test.db, { complaintId }, hoursAfter(3 + 14 * day))
  expect(await stateOf(test.db, complaintId)).toBe('mediation')
  expect((await asked(test.db, complaintId)).map(({ ask }) => ask)).toEqual([
    'escrow_release',
    'escrow_hold',
    'dispatch_priority',
    'compensation',
  ])
  const { rows } = await sql<{ unfulfilled: boolean }>`
    select (data #>> '{facts,unfulfilled}')::boolean as unfulfilled from event
    where subject_id = ${complaintId} and data ->> 'move' = 'miss_remedy'`.execute(test.db)
  expect(rows).toEqual([{ unfulfilled: true }])
})

/** A promise of the shop whose time is over, before a mediator. */
async function missAPromise(test: Awaited<ReturnType<typeof createTestDatabase>>) {
  const of = await negotiate(test.db)
  await offer(test.db, of)
  await settle(test.db, of, 'accept')
  const over = 3 + 14 * day
  await keepMediationClock(test.db, { complaintId: of.complaintId }, hoursAfter(over))
  return { of, over, complaintId: of.complaintId }
}

test('a missed promise can be kept late: the proof is read, the buyer’s word ends it, the miss stays', async () => {
  await using test = await createTestDatabase()
  const { of, over, complaintId } = await missAPromise(test)
  expect((await findComplaint(test.db, complaintId))?.dueAt).toEqual(hoursAfter(over + mediatorHours))
  const tasks = await listShopTasks(test.db, 's-1', { limit: 10, now: hoursAfter(over + 1) })
  expect(tasks).toMatchObject([{ kind: 'late_remedy', where: complaintId }])
  const answer = (isFulfilled: boolean) =>
    answerProof(test.db, { complaintId, requestKey: newKey(), isFulfilled }, of.buyer, hoursAfter(over + 3))
  expect(await answer(false)).toMatchObject({ refusal: { reason: 'remedy_settled' } })
  const prove = () =>
    proveRemedy(
      test.db,
      { complaintId, requestKey: newKey(), by: 'respondent', terms: refund, proof: 'Payment 9', zone },
      of.shop,
      hoursAfter(over + 2),
    )
  expect(await prove()).toMatchObject({ ok: true, value: { state: 'mediation' } })
  expect(await prove()).toMatchObject({ refusal: { reason: 'remedy_settled' } })
  await keepMediationClock(test.db, { complaintId }, hoursAfter(over + 30 * day))
  expect(await stateOf(test.db, complaintId)).toBe('mediation')
  expect(await answer(true)).toMatchObject({ ok: true, value: { state: 'closed' } })
  expect(await findRemedy(test.db, complaintId)).toMatchObject({ state: 'missed', proof: 'Payment 9' })
  expect(await findOpenMediation(test.db, complaintId)).toBeUndefined()
})

test('after a missed promise the sides can agree anew by themselves, or ask for arbitration once', async () => {
  await using test = await createTestDatabase()
  const { of, over, complaintId } = await missAPromise(test)
  const ask = () =>
    askArbitration(
      test.db,
      { complaintId, requestKey: newKey(), side: 'complainant' },
      of.buyer,
      hoursAfter(over + 1),
    )
  expect((await ask()).ok).toBe(true)
  expect(await ask()).toMatchObject({ refusal: { reason: 'asked_before' } })
  expect((await offer(test.db, of, { terms: redo }, hoursAfter(over + 2))).ok).toBe(true)
  const settled = await settle(test.db, of, 'accept', hoursAfter(over + 3))
  expect(settled).toMatchObject({ ok: true, value: { state: 'remedy_pending' } })
  expect(await findRemedy(test.db, complaintId)).toMatchObject({ state: 'owed', terms: redo })
  expect(await findOpenMediation(test.db, complaintId)).toBeUndefined()
})

test('what was proven and is not so opens it again; what is not due yet does not', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const { complaintId } = of
  await offer(test.db, of, { terms: redo })
  await settle(test.db, of, 'accept')
  const missed = (hours: number) =>
    answerProof(
      test.db,
      { complaintId, requestKey: newKey(), isFulfilled: false },
      of.buyer,
      hoursAfter(hours),
    )
  expect(await missed(10)).toMatchObject({ refusal: { reason: 'not_due' } })
  const proof = { by: 'respondent', terms: redo, proof: 'Done', zone } as const
  await proveRemedy(test.db, { complaintId, requestKey: newKey(), ...proof }, of.shop, hoursAfter(30))
  expect(await missed(40)).toMatchObject({ ok: true, value: { state: 'mediation' } })
})

test('an offer is countered, taken back, declined or over in its time; an explanation closes at once', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const { complaintId } = of
  await offer(test.db, of)
  expect(await offer(test.db, of)).toMatchObject({ refusal: { reason: 'yours_is_open' } })
  const counter = { side: 'complainant', authorId: null } as const
  expect((await offer(test.db, of, { ...counter, terms: redo }, hoursAfter(3))).ok).toBe(true)
  expect((await settle(test.db, of, 'withdraw', hoursAfter(4))).ok).toBe(true)
  await offer(test.db, of, { hours: 24 }, hoursAfter(5))
  await keepMediationClock(test.db, { complaintId }, hoursAfter(29))
  expect(await settle(test.db, of, 'accept', hoursAfter(30))).toMatchObject({
    refusal: { reason: 'offer_settled' },
  })
  await offer(test.db, of, {}, hoursAfter(31))
  await settle(test.db, of, 'decline', hoursAfter(32))
  const explanation = { kind: 'explanation', money: null, percent: null } as const
  await offer(test.db, of, { terms: explanation, words: 'The courier lost it; here is why.' }, hoursAfter(33))
  const states = (await listOffers(test.db, complaintId)).map(({ state }) => state)
  expect(states).toEqual(['countered', 'withdrawn', 'expired', 'declined', 'open'])
  expect(await settle(test.db, of, 'accept', hoursAfter(34))).toMatchObject({ value: { state: 'closed' } })
})

test('the same form sent twice is one offer', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const requestKey = newKey()
  const first = await offer(test.db, of, { requestKey })
  expect(await offer(test.db, of, { requestKey }, hoursAfter(3))).toEqual(first)
  expect(await listOffers(test.db, of.complaintId)).toHaveLength(1)
})

test('a review is never part of an offer or a message: they are stopped, kept and recorded', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const { complaintId } = of
  const words = 'Спочатку видаліть відгук. Гроші надішлемо того ж дня.'
  expect(await offer(test.db, of, { words })).toMatchObject({ refusal: { reason: 'review_condition' } })
  expect(await listOffers(test.db, complaintId)).toEqual([])
  const text = 'Remove the review and you get 20 % off.'
  const write = (text: string, lane: 'both' | 'respondent' = 'both') =>
    sendComplaintMessage(
      test.db,
      { complaintId, lane, text, authorId: of.seller.id, isConfirmed: true, requestKey: newKey() },
      of.shop,
      hoursAfter(4),
    )
  expect(await write(text)).toMatchObject({ refusal: { reason: 'review_condition' } })
  expect((await write(`The buyer says: ${text}`, 'respondent')).ok).toBe(true)
  expect((await write('The refund is on its way; your review is yours.')).ok).toBe(true)
  expect(await listStoppedConditions(test.db, complaintId)).toMatchObject([
    { place: 'message', triedBy: 'respondent', phrases: [text] },
    { place: 'offer', triedBy: 'respondent', phrases: [words] },
  ])
  const events = await test.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'review_condition_stopped')
    .execute()
  expect(JSON.stringify(events)).not.toContain('відгук')
  expect(events).toHaveLength(2)
})

test('both sides read in their timeline that money is held and to whom it is released, and our people how it stands', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await negotiate(db)
  const { complaintId, mediator } = of
  const money = async () => {
    const timeline = await listComplaintTimeline(db, complaintId, complaintStepKinds)
    return timeline.filter(({ what }) => what === 'marketplace_asked').map(({ outcome }) => outcome)
  }
  const staff = async () => (await gatherComplaintCase(db, complaintId, mediator, hoursAfter(20)))?.escrow
  expect([await money(), await staff()]).toEqual([[], null])
  await mediate(db, of)
  expect([await money(), await staff()]).toEqual([['escrow_hold'], 'held'])
  const proof = { by: 'respondent', terms: refund, proof: 'Payment 7788', zone } as const
  await offer(db, of, {}, hoursAfter(6))
  await settle(db, of, 'accept', hoursAfter(7))
  await proveRemedy(db, { complaintId, requestKey: newKey(), ...proof }, of.shop, hoursAfter(8))
  const yes = { complaintId, requestKey: newKey(), isFulfilled: true }
  await answerProof(db, yes, of.buyer, hoursAfter(9))
  const steps = await money()
  expect([steps[0]?.startsWith('escrow_release_'), await staff()]).toEqual([true, 'released'])
  for (const step of ['escrow_hold', 'release_withdrawn', 'escrow_release', ...steps])
    for (const texts of Object.values(catalogue))
      expect(texts).toHaveProperty([`complaints.step.marketplace_asked.${step}`])
})
