import { expect, test } from 'vitest'
import { answerComplaint } from '#commands/complaints/answer-complaint'
import { staffDoer } from '#commands/complaints/doer'
import { returnToComplaint } from '#commands/complaints/return-to-complaint'
import { sendComplaintMessage } from '#commands/complaints/send-complaint-message'
import { withdrawComplaint } from '#commands/complaints/withdraw-complaint'
import { findComplaint, setComplaint } from '#db/complaints/complaints'
import { listComplaintMessages } from '#db/complaints/messages'
import { complaintLanes, lanesReadBy } from '#domain/complaints/lane'
import type { ComplaintState } from '#domain/complaints/state'
import {
  askSeller,
  buyer,
  decideTriage,
  fileComplaint,
  hoursAfter,
  monday,
  shopOf,
  stateOf,
} from '#tests/setup/complaints'
import { newKey, zone } from '#tests/setup/exclusions'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'
import { keepComplaintClocks } from '#workers/complaint-clocks'

const log = { debug() {}, info() {}, warn() {}, error() {} }

async function asked() {
  const test = await createTestDatabase()
  const anna = await addPerson(test.db, 'anna', 'moderator')
  await fileComplaint(test.db)
  await decideTriage(test.db, { complaintId: 'c-1', decision: askSeller }, anna)
  const shop = shopOf(anna)
  const goTo = async (...states: ComplaintState[]) => {
    for (const state of states)
      await test.db.transaction().execute((tx) => setComplaint(tx, 'c-1', { state }))
  }
  return { ...test, anna, shop, goTo }
}

test('a seller that says nothing is reminded twice, and then a mediator takes over', async () => {
  await using test = await asked()
  const tick = async (hours: number) => {
    await keepComplaintClocks({ db: test.db, log }, hoursAfter(hours))
    const { reminded, state } = (await findComplaint(test.db, 'c-1')) ?? {}
    return [reminded, state]
  }
  expect(await tick(47.9)).toEqual([0, 'awaiting_seller'])
  expect(await tick(48)).toEqual([1, 'awaiting_seller'])
  expect(await tick(48.1)).toEqual([1, 'awaiting_seller'])
  expect(await tick(68)).toEqual([2, 'awaiting_seller'])
  expect(await tick(71.9)).toEqual([2, 'awaiting_seller'])
  expect(await tick(72)).toEqual([2, 'mediation'])
  expect(await tick(500)).toEqual([2, 'mediation'])
  const item = await test.db.selectFrom('workItem').select(['queue']).where('closedAt', 'is', null).execute()
  expect(item).toEqual([{ queue: 'mediation' }])
})

test('what a seller answers is read by both sides, and only the seller answers', async () => {
  await using test = await asked()
  const answer = {
    complaintId: 'c-1',
    answer: 'dispute',
    text: 'It was delivered.',
    authorId: test.anna.id,
  } as const
  expect(await answerComplaint(test.db, { ...answer, requestKey: newKey() }, buyer, monday)).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
  const requestKey = newKey()
  for (let twice = 0; twice < 2; twice++) {
    expect(await answerComplaint(test.db, { ...answer, requestKey }, test.shop, monday)).toMatchObject({
      value: { state: 'negotiation' },
    })
  }
  const read = { complaintId: 'c-1', lanes: lanesReadBy('complainant'), limit: 9 }
  expect(await listComplaintMessages(test.db, read)).toMatchObject([
    { sentBy: 'respondent', text: 'It was delivered.' },
  ])
})

test('whoever withdraws after the seller was asked says whether they are free to; who is not keeps their complaint', async () => {
  await using test = await asked()
  const withdraw = (will?: 'free' | 'pressured') =>
    withdrawComplaint(test.db, { complaintId: 'c-1', requestKey: newKey(), will }, buyer, monday)
  expect(await withdraw()).toMatchObject({ refusal: { reason: 'will_missing' } })
  expect(await withdraw('pressured')).toMatchObject({ value: { state: 'awaiting_seller' } })
  expect(await findComplaint(test.db, 'c-1')).toMatchObject({ withdrawal: 'pressured' })
  const byTheOther = { complaintId: 'c-1', requestKey: newKey(), will: 'rewarded' } as const
  expect(await withdrawComplaint(test.db, byTheOther, test.shop, monday)).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
  expect(await findComplaint(test.db, 'c-1')).toMatchObject({ withdrawal: 'pressured' })
  expect(await withdraw('free')).toMatchObject({ value: { state: 'withdrawn' } })
})

test('what was turned down is contested once, and what is closed reopened within thirty days', async () => {
  await using test = await createTestDatabase()
  const anna = await addPerson(test.db, 'anna', 'moderator')
  await fileComplaint(test.db)
  const turnDown = { complaintId: 'c-1', decision: { move: 'find_invalid', answer: 'It arrived.' } } as const
  const comeBack = (move: 'contest' | 'reopen', now = monday) =>
    returnToComplaint(
      test.db,
      {
        ...{ complaintId: 'c-1', move, text: 'It did not.', side: 'complainant', authorId: null, zone },
        requestKey: newKey(),
      },
      buyer,
      now,
    )
  await decideTriage(test.db, turnDown, anna)
  expect(await comeBack('contest')).toMatchObject({ value: { state: 'triage' } })
  await decideTriage(test.db, turnDown, await addPerson(test.db, 'nina', 'moderator'))
  expect(await comeBack('contest')).toMatchObject({ refusal: { reason: 'contested_before' } })
  expect(await comeBack('reopen')).toMatchObject({ refusal: { reason: 'not_allowed' } })

  await fileComplaint(test.db, { id: 'c-2', orderId: 'o-2' })
  const steps = ['awaiting_seller', 'negotiation', 'resolved_agreed', 'closed'] as const
  await test.db.transaction().execute(async (tx) => {
    for (const state of steps) await setComplaint(tx, 'c-2', { state })
    await setComplaint(tx, 'c-2', { closedAt: monday })
  })
  const reopen = {
    complaintId: 'c-2',
    move: 'reopen',
    text: 'It broke.',
    side: 'complainant',
    authorId: null,
    zone,
  } as const
  const at = (hours: number) =>
    returnToComplaint(test.db, { ...reopen, requestKey: newKey() }, buyer, hoursAfter(hours))
  expect(await at(31 * 24)).toMatchObject({ refusal: { reason: 'too_late' } })
  expect(await at(29 * 24)).toMatchObject({ value: { state: 'reopened' } })
})

test('nobody writes where they do not read, and staff confirm what leaves the house', async () => {
  await using test = await asked()
  const mediator = await addPerson(test.db, 'mediator', 'mediator')
  const write = async (doer: Parameters<typeof sendComplaintMessage>[2], isConfirmed = true) => {
    const written: string[] = []
    for (const lane of complaintLanes) {
      const message = { complaintId: 'c-1', lane, text: `in ${lane}`, authorId: test.anna.id, isConfirmed }
      const sent = await sendComplaintMessage(test.db, { ...message, requestKey: newKey() }, doer, monday)
      if (sent.ok) written.push(lane)
    }
    return written
  }
  expect(await write(buyer)).toEqual(['complainant', 'both'])
  expect(await write(test.shop)).toEqual(['respondent', 'both'])
  expect(await write(staffDoer(test.anna))).toEqual(['internal', 'complainant', 'respondent', 'both'])
  expect(await write(staffDoer(test.anna), false)).toEqual(['internal'])
  expect(await write(staffDoer(mediator), false)).toEqual(['internal', 'mediator'])
  await test.goTo('withdrawn')
  expect(await write(buyer)).toEqual([])
  expect(await stateOf(test.db, 'c-1')).toBe('withdrawn')
})
