import { expect, test } from 'vitest'
import { withdrawComplaint } from '#commands/complaints/withdraw-complaint'
import type { Database } from '#db/client'
import { listOffers } from '#db/mediation/offers'
import { askSeller, decideTriage, fileComplaint, hoursAfter } from '#tests/setup/complaints'
import { asked, type Case, mediate, negotiate, newKey, offer } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { keepComplaintClocks } from '#workers/complaint-clocks'

const withdraw = (db: Database, { complaintId, buyer }: Case, hours: number) =>
  withdrawComplaint(db, { complaintId, requestKey: newKey(), will: 'free' }, buyer, hoursAfter(hours))

const mediations = (db: Database) =>
  db.selectFrom('complaintMediation').select(['why', 'openedAt', 'endedAt', 'outcome']).execute()

test('a complaint withdrawn out of mediation ends the mediation and lets the money go', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  await mediate(test.db, of)
  expect(await withdraw(test.db, of, 9)).toMatchObject({ value: { state: 'withdrawn' } })
  expect(await mediations(test.db)).toMatchObject([{ endedAt: hoursAfter(9), outcome: 'withdrawn' }])
  expect((await asked(test.db, of.complaintId)).map(({ ask, to, why }) => [ask, to, why])).toEqual([
    ['escrow_hold', null, 'mediation'],
    ['escrow_release', 'respondent', 'withdrawn'],
  ])
})

test('a complaint withdrawn while an offer stands leaves no offer open, and asks for no money that was never held', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  await offer(test.db, of)
  await withdraw(test.db, of, 9)
  expect(await listOffers(test.db, of.complaintId)).toMatchObject([
    { state: 'declined', settledAt: hoursAfter(9) },
  ])
  expect(await asked(test.db, of.complaintId)).toEqual([])
  const settled = await test.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'offer_settled')
    .execute()
  expect(settled).toMatchObject([{ data: { outcome: 'declined', after: 'withdrawn' } }])
})

test('a shop that says nothing has its complaint mediated like any other: money held, ten days begun', async () => {
  await using test = await createTestDatabase()
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  await addSeller(test.db, 's-1')
  const anna = await addPerson(test.db, 'anna', 'moderator')
  const complaintId = await fileComplaint(test.db)
  await decideTriage(test.db, { complaintId, decision: askSeller }, anna)
  await keepComplaintClocks({ db: test.db, log }, hoursAfter(72))
  expect(await mediations(test.db)).toEqual([
    { why: 'silence', openedAt: hoursAfter(72), endedAt: null, outcome: null },
  ])
  expect(await asked(test.db, complaintId)).toMatchObject([{ ask: 'escrow_hold', orderId: 'o-1' }])
})
