import { expect, test } from 'vitest'
import { answerComplaint } from '#commands/complaints/answer-complaint'
import { hearWithdrawal } from '#commands/complaints/hear-withdrawal'
import { takeComplaint } from '#commands/complaints/take-complaint'
import { withdrawComplaint } from '#commands/complaints/withdraw-complaint'
import { askMediation } from '#commands/mediation/ask-mediation'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import type { Person } from '#domain/permission'
import { askSeller, buyer, decideTriage, fileComplaint, hoursAfter, shopOf } from '#tests/setup/complaints'
import { newKey } from '#tests/setup/exclusions'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

async function lineOf(db: Database) {
  const open = db
    .selectFrom('workItem')
    .select(['queue', 'dueAt', 'leaseHolder'])
    .where('kind', '=', 'complaint')
  return open.where('closedAt', 'is', null).execute()
}

const hear = (db: Database, person: Person, note = 'The shop had threatened to sue; it was told to stop.') =>
  hearWithdrawal(db, { complaintId: 'c-1', requestKey: newKey(), note }, person, hoursAfter(3))

test('whoever was pressured to withdraw waits before the seniors until one of them has looked at it', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const anna = await addPerson(db, 'anna', 'moderator')
  const senior = await addPerson(db, 'sofia', 'senior')
  await fileComplaint(db)
  await decideTriage(db, { complaintId: 'c-1', decision: askSeller }, anna)
  expect(await lineOf(db)).toEqual([])
  expect(await hear(db, senior)).toMatchObject({ refusal: { reason: 'nothing_doubted' } })

  const command = { complaintId: 'c-1', will: 'pressured' } as const
  const said = await withdrawComplaint(db, { ...command, requestKey: newKey() }, buyer, hoursAfter(1))
  expect(said).toMatchObject({ value: { state: 'awaiting_seller' } })
  expect(await lineOf(db)).toMatchObject([{ queue: 'danger', dueAt: hoursAfter(13) }])
  const notices = db
    .selectFrom('notice')
    .select(['kind', 'accountId'])
    .where('kind', '=', 'withdrawal_doubted')
  expect(await notices.execute()).toEqual([{ kind: 'withdrawal_doubted', accountId: senior.id }])

  // What the shop does meanwhile takes nobody out of line.
  const answer = { complaintId: 'c-1', answer: 'offer', text: 'Let us talk.', authorId: anna.id } as const
  await answerComplaint(db, { ...answer, requestKey: newKey() }, shopOf(anna), hoursAfter(2))
  expect(await lineOf(db)).toMatchObject([{ queue: 'danger', dueAt: hoursAfter(13) }])
  expect(await takeComplaint(db, {}, senior, hoursAfter(2))).toEqual({ ok: true, value: 'c-1' })

  expect(await hear(db, anna)).toMatchObject({ ok: false })
  expect(await hear(db, senior, ' ')).toMatchObject({ refusal: { reason: 'note_missing' } })
  const tied = await addPerson(db, 'zoya', 'senior')
  await db
    .insertInto('declaredTie')
    .values({ accountId: tied.id, partyId: 's-1', declaredAt: hoursAfter(2) })
    .execute()
  await db.updateTable('workItem').set({ leaseHolder: null, leaseUntil: null }).execute()
  expect(await hear(db, tied)).toMatchObject({ refusal: { reason: 'tied' } })
  expect(await hear(db, senior)).toMatchObject({ value: { state: 'negotiation' } })
  expect(await lineOf(db)).toEqual([])
  expect(await findComplaint(db, 'c-1')).toMatchObject({
    ...{ withdrawal: 'pressured', withdrawalHeardAt: hoursAfter(3), withdrawalHeardBy: senior.id },
  })
  const written = db.selectFrom('complaintMessage').select('lane').where('sentBy', '=', 'staff')
  expect(await written.execute()).toEqual([{ lane: 'internal' }])
  expect(await hear(db, senior)).toMatchObject({ refusal: { reason: 'nothing_doubted' } })
})

/** A complaint both sides have talked about for long enough to ask for a mediator, after so many hours. */
async function talkedOf(db: Database, anna: Person): Promise<number> {
  await fileComplaint(db)
  await decideTriage(db, { complaintId: 'c-1', decision: askSeller }, anna)
  const answer = { complaintId: 'c-1', answer: 'dispute', text: 'It was sent.', authorId: anna.id } as const
  await answerComplaint(db, { ...answer, requestKey: newKey() }, shopOf(anna), hoursAfter(1))
  return 6 * 24
}

const mediate = (db: Database, hours: number) =>
  askMediation(db, { complaintId: 'c-1', requestKey: newKey(), zone }, buyer, hoursAfter(hours))

test('a step of a side neither begins the wait anew nor takes the complaint out of a hand', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const anna = await addPerson(db, 'anna', 'moderator')
  const senior = await addPerson(db, 'sofia', 'senior')
  const from = await talkedOf(db, anna)
  const said = { complaintId: 'c-1', requestKey: newKey(), will: 'pressured' } as const
  await withdrawComplaint(db, said, buyer, hoursAfter(from))
  expect(await takeComplaint(db, {}, senior, hoursAfter(from + 1))).toEqual({ ok: true, value: 'c-1' })
  expect(await mediate(db, from + 1.1)).toMatchObject({ value: { state: 'mediation' } })
  expect(await lineOf(db)).toEqual([
    { queue: 'danger', dueAt: hoursAfter(from + 12), leaseHolder: senior.id },
  ])
  expect(await hear(db, senior)).toMatchObject({ value: { state: 'mediation' } })
  expect(await lineOf(db)).toMatchObject([{ queue: 'mediation', leaseHolder: null }])
})

test('whoever says in mediation that they were pressed is heard by a senior before it goes on', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const anna = await addPerson(db, 'anna', 'moderator')
  const senior = await addPerson(db, 'sofia', 'senior')
  const from = await talkedOf(db, anna)
  await mediate(db, from)
  expect(await lineOf(db)).toMatchObject([{ queue: 'mediation' }])
  const said = { complaintId: 'c-1', requestKey: newKey(), will: 'rewarded' } as const
  await withdrawComplaint(db, said, buyer, hoursAfter(from + 1))
  expect(await takeComplaint(db, {}, senior, hoursAfter(from + 2))).toEqual({ ok: true, value: 'c-1' })
  expect(await hear(db, senior)).toMatchObject({ value: { state: 'mediation' } })
  expect(await lineOf(db)).toMatchObject([{ queue: 'mediation' }])
})

test('what may be dangerous is looked at though it is taken back, in the same hands and time', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const senior = await addPerson(db, 'sofia', 'senior')
  await fileComplaint(db, { kind: 'safety' })
  expect(await lineOf(db)).toMatchObject([{ queue: 'danger', dueAt: hoursAfter(2) }])
  await takeComplaint(db, {}, senior, hoursAfter(0.5))
  const withdraw = { complaintId: 'c-1', requestKey: newKey() }
  expect(await withdrawComplaint(db, withdraw, buyer, hoursAfter(1))).toMatchObject({
    value: { state: 'withdrawn' },
  })
  expect(await findComplaint(db, 'c-1')).toMatchObject({ withdrawal: 'danger', closedAt: hoursAfter(1) })
  expect(await lineOf(db)).toMatchObject([{ queue: 'danger', dueAt: hoursAfter(2), leaseHolder: senior.id }])
  const notices = db.selectFrom('notice').select('accountId').where('kind', '=', 'withdrawal_doubted')
  expect(await notices.execute()).toEqual([{ accountId: senior.id }])
  expect(await hear(db, senior)).toMatchObject({ value: { state: 'withdrawn' } })
  expect(await lineOf(db)).toEqual([])
})

test('whoever said that they were pressed, and then withdraws freely, is heard all the same', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const anna = await addPerson(db, 'anna', 'moderator')
  const senior = await addPerson(db, 'sofia', 'senior')
  await fileComplaint(db)
  await decideTriage(db, { complaintId: 'c-1', decision: askSeller }, anna)
  const withdraw = (will: 'pressured' | 'free', hours: number) =>
    withdrawComplaint(db, { complaintId: 'c-1', requestKey: newKey(), will }, buyer, hoursAfter(hours))
  await withdraw('pressured', 1)
  expect(await withdraw('free', 2)).toMatchObject({ value: { state: 'withdrawn' } })
  expect(await lineOf(db)).toMatchObject([{ queue: 'danger', dueAt: hoursAfter(13) }])
  expect(await hear(db, senior)).toMatchObject({ value: { state: 'withdrawn' } })
  expect(await lineOf(db)).toEqual([])
})
