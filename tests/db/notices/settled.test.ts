import { expect, test } from 'vitest'
import { tellOverdueComplaints } from '#commands/complaints/tell-overdue-complaints'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import type { DomainEvent } from '#domain/event'
import type { Person } from '#domain/permission'
import { askSeller, decideTriage, fileComplaint, hoursAfter, monday } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

async function unread(db: Database, person: Person): Promise<string[]> {
  const rows = await db
    .selectFrom('notice')
    .select('kind')
    .where('accountId', '=', person.id)
    .where('readAt', 'is', null)
    .orderBy('kind')
    .execute()
  return rows.map(({ kind }) => kind)
}

test('an overdue complaint rings once for all who serve its line, and no more once somebody has dealt with it', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const [mira, omar, iryna] = [
    await addPerson(db, 'Mira', 'moderator'),
    await addPerson(db, 'Omar', 'moderator'),
    await addPerson(db, 'Iryna', 'appeals'),
  ]
  const complaintId = await fileComplaint(db)
  const tellAt = (hours: number) => tellOverdueComplaints(db, { limit: 10 }, hoursAfter(hours))
  expect(await tellAt(1)).toBe(0)
  expect(await tellAt(100)).toBe(1)
  expect(await tellAt(101)).toBe(0)
  for (const person of [mira, omar]) expect(await unread(db, person)).toEqual(['complaint_overdue'])
  expect(await unread(db, iryna)).toEqual([])

  expect(await decideTriage(db, { complaintId, decision: askSeller }, mira, hoursAfter(102))).toMatchObject({
    ok: true,
  })
  for (const person of [mira, omar]) expect(await unread(db, person)).toEqual([])
})

test('who has an overdue complaint in hand is told alone', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const [mira, omar] = [await addPerson(db, 'Mira', 'moderator'), await addPerson(db, 'Omar', 'moderator')]
  await fileComplaint(db)
  await db
    .updateTable('workItem')
    .set({ leaseHolder: mira.id, leaseUntil: hoursAfter(200) })
    .execute()
  await tellOverdueComplaints(db, { limit: 10 }, hoursAfter(100))
  expect(await unread(db, mira)).toEqual(['complaint_overdue'])
  expect(await unread(db, omar)).toEqual([])
})

test('what was told of a matter is done when the matter is, and not mailed either', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const sofia = await addPerson(db, 'Sofia', 'senior')
  const happen = (event: DomainEvent) =>
    db.transaction().execute((tx) => record(tx, [event], { actor: { kind: 'job', id: 'test' }, at: monday }))
  const about = { reviewId: 'r', sellerId: 's', reasonCode: 'off_topic' }
  for (const id of ['d-1', 'd-2'])
    await happen({
      ...{ type: 'dispute_filed', subject: { kind: 'dispute', id } },
      data: { ...about, isWarned: false },
    })
  expect(await unread(db, sofia)).toEqual(['dispute_waits', 'dispute_waits'])
  const decided = { ...about, outcome: 'kept', statementId: 's' } as const
  await happen({ type: 'dispute_decided', subject: { kind: 'dispute', id: 'd-1' }, data: decided })
  expect(await unread(db, sofia)).toEqual(['dispute_waits'])
  const { reviewId, sellerId } = about
  await happen({
    ...{ type: 'dispute_withdrawn', subject: { kind: 'dispute', id: 'd-2' } },
    data: { reviewId, sellerId },
  })
  expect(await unread(db, sofia)).toEqual([])
})
