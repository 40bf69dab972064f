import { expect, test } from 'vitest'
import { readComplaintDoor } from '#app/pages/complaint-door.server.ts'
import { declareShopTie } from '#commands/declare-shop-tie'
import type { Role } from '#domain/permission'
import { arbitrate, hearAppeal } from '#tests/setup/complaint-appeals'
import { hoursAfter } from '#tests/setup/complaints'
import { negotiate, newKey } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'

const readers = ['moderator', 'senior', 'mediator', 'quality_manager', 'appeals'] as const satisfies Role[]

test('the files of a complaint are open to who works on it, and to who hears appeals once it is appealed from', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await negotiate(db)
  const people = await Promise.all(readers.map((role) => addPerson(db, `a ${role}`, role)))
  const open = async () => {
    const doors = await Promise.all(people.map((person) => readComplaintDoor(db, of.complaintId, person)))
    return readers.filter((_, at) => doors[at]?.mayOpenFiles)
  }
  expect(await open()).toEqual(['moderator', 'senior', 'mediator'])
  await arbitrate(db, of)
  const { id: statementId } = await db
    .selectFrom('statement')
    .select('id')
    .where('addresseePersonId', '=', 'buyer-7')
    .executeTakeFirstOrThrow()
  const reviewer = await addPerson(db, 'Iryna', 'appeals')
  await hearAppeal(db, { statementId, reviewer, outcome: 'upheld' })
  expect(await open()).toEqual(['moderator', 'senior', 'mediator', 'appeals'])
})

test('whoever says that they are tied to the shop finds neither the case nor its files', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await negotiate(db)
  expect(await readComplaintDoor(db, of.complaintId, of.senior)).toEqual({
    isTied: false,
    mayOpenFiles: true,
  })
  await declareShopTie(db, { sellerId: 's-1', requestKey: newKey() }, of.senior, hoursAfter(2))
  expect(await readComplaintDoor(db, of.complaintId, of.senior)).toEqual({
    isTied: true,
    mayOpenFiles: false,
  })
})
