import { expect, test } from 'vitest'
import { answerComplaint } from '#commands/complaints/answer-complaint'
import { hearWithdrawal } from '#commands/complaints/hear-withdrawal'
import { takeComplaint } from '#commands/complaints/take-complaint'
import { withdrawComplaint } from '#commands/complaints/withdraw-complaint'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import type { Person } from '#domain/permission'
import { askSeller, buyer, decideTriage, fileComplaint, hoursAfter, shopOf } from '#tests/setup/complaints'
import { newKey } from '#tests/setup/exclusions'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'

async function lineOf(db: Database) {
  const open = db.selectFrom('workItem').select(['queue', 'dueAt']).where('kind', '=', 'complaint')
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
  expect(await lineOf(db)).toEqual([{ queue: 'danger', dueAt: hoursAfter(13) }])
  const notices = db
    .selectFrom('notice')
    .select(['kind', 'accountId'])
    .where('kind', '=', 'withdrawal_doubted')
  expect(await notices.execute()).toEqual([{ kind: 'withdrawal_doubted', accountId: senior.id }])

  // What the shop does meanwhile takes nobody out of line.
  const answer = { complaintId: 'c-1', answer: 'offer', text: 'Let us talk.', authorId: anna.id } as const
  await answerComplaint(db, { ...answer, requestKey: newKey() }, shopOf(anna), hoursAfter(2))
  expect(await lineOf(db)).toMatchObject([{ queue: 'danger' }])
  expect(await takeComplaint(db, {}, senior, hoursAfter(2))).toEqual({ ok: true, value: 'c-1' })

  expect(await hear(db, anna)).toMatchObject({ ok: false })
  expect(await hear(db, senior, ' ')).toMatchObject({ refusal: { reason: 'note_missing' } })
  expect(await hear(db, senior)).toMatchObject({ value: { state: 'negotiation' } })
  expect(await lineOf(db)).toEqual([])
  expect(await findComplaint(db, 'c-1')).toMatchObject({
    ...{ withdrawal: 'pressured', withdrawalHeardAt: hoursAfter(3), withdrawalHeardBy: senior.id },
  })
  const written = db.selectFrom('complaintMessage').select('lane').where('sentBy', '=', 'staff')
  expect(await written.execute()).toEqual([{ lane: 'internal' }])
  expect(await hear(db, senior)).toMatchObject({ refusal: { reason: 'nothing_doubted' } })
})
