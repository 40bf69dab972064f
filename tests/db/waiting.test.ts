import { expect, test } from 'vitest'
import { proveRemedy } from '#commands/mediation/prove-remedy'
import { listShopTasks } from '#db/portal/waiting'
import { listWaitingWork } from '#db/waiting-work'
import type { Person } from '#domain/permission'
import { linesOf } from '#domain/waiting-work'
import { askSeller, decideTriage, fileComplaint, hoursAfter } from '#tests/setup/complaints'
import { mediate, negotiate, newKey, offer, refund, settle, zone } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

test('a shop is told which complaints wait for its answer, its yes or no, and its deed', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await negotiate(db)
  const tasks = async (hours: number) => {
    const found = await listShopTasks(db, 's-1', { limit: 10, now: hoursAfter(hours) })
    return found.map(({ kind, where }) => [kind, where])
  }
  expect(await tasks(1)).toEqual([])
  await offer(db, of)
  expect(await tasks(2)).toEqual([])
  await settle(db, of, 'withdraw')
  await offer(db, of, { side: 'complainant', authorId: null })
  expect(await tasks(3)).toEqual([['offer', of.complaintId]])
  await settle(db, of, 'accept')
  expect(await tasks(4)).toEqual([['remedy', of.complaintId]])
  await proveRemedy(
    db,
    {
      ...{ complaintId: of.complaintId, requestKey: newKey(), by: 'respondent', zone },
      ...{ terms: refund, proof: 'Payment 7788' },
    },
    of.shop,
    hoursAfter(5),
  )
  expect(await tasks(6)).toEqual([])
  expect(await listShopTasks(db, 's-2', { limit: 10, now: hoursAfter(6) })).toEqual([])
})

test('what waits for a shop’s answer has its number and its day', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const moderator = await addPerson(db, 'sorter', 'moderator')
  const complaintId = await fileComplaint(db)
  await decideTriage(db, { complaintId, decision: askSeller }, moderator)
  const { number, dueAt } = await db
    .selectFrom('complaint')
    .select(['number', 'dueAt'])
    .where('id', '=', complaintId)
    .executeTakeFirstOrThrow()
  expect(await listShopTasks(db, 's-1', { limit: 10, now: hoursAfter(1) })).toEqual([
    { kind: 'answer', where: complaintId, number, dueAt },
  ])
})

test('each person is told of the lines they work, and of what they have in hand', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await negotiate(db)
  const lines = (person: Person, hours: number) =>
    listWaitingWork(db, linesOf(person), { personId: person.id, now: hoursAfter(hours) })
  await mediate(db, of)
  const [line] = (await lines(of.mediator, 5)).filter(({ open }) => open > 0)
  expect(line).toMatchObject({ line: 'mediation', open: 1, isMore: false, mine: 1 })
  expect(line?.oldestDueAt).toBeInstanceOf(Date)
  expect((await lines(of.other, 5)).find(({ open }) => open > 0)).toMatchObject({ mine: 0 })
  expect((await lines(of.senior, 5)).map(({ line, open }) => [line, open])).toContainEqual(['arbitration', 0])
  expect((await lines(of.senior, 5)).map(({ line }) => line)).not.toContain('mediation')
})
