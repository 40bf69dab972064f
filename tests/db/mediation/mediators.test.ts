import { expect, test } from 'vitest'
import { claimComplaint } from '#commands/complaints/claim-complaint'
import { takeComplaint } from '#commands/complaints/take-complaint'
import { askMediation } from '#commands/mediation/ask-mediation'
import { openArbitration } from '#commands/mediation/open-arbitration'
import { declareTie, takeMediation } from '#commands/mediation/take-mediation'
import type { Database } from '#db/client'
import { listColleaguesByLoad } from '#db/complaints/load'
import { listMediators } from '#db/mediation/mediations'
import { type Person, rolesWith } from '#domain/permission'
import { hoursAfter } from '#tests/setup/complaints'
import { mediate, negotiate, newKey, offer, settle, zone } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'

/** A complaint whose sides found no way out, and wait for a mediator. */
async function askForMediator(db: Database) {
  const of = await negotiate(db)
  await offer(db, of)
  await settle(db, of, 'decline')
  await askMediation(db, { complaintId: of.complaintId, requestKey: newKey(), zone }, of.buyer, hoursAfter(4))
  return of
}

test('whoever took a mediation last mediates it, also for the second time within one instant', async () => {
  await using test = await createTestDatabase()
  const of = await askForMediator(test.db)
  const { complaintId } = of
  for (const person of [of.mediator, of.other, of.mediator])
    await takeMediation(test.db, { complaintId, requestKey: newKey() }, person, hoursAfter(5))
  const arbitrate = (person: Person) =>
    openArbitration(
      test.db,
      { complaintId, requestKey: newKey(), isRequested: true, zone },
      person,
      hoursAfter(6),
    )
  expect(await arbitrate(of.other)).toEqual({ ok: false, refusal: { reason: 'not_the_mediator' } })
  expect(await arbitrate(of.mediator)).toMatchObject({ ok: true })
})

test('whoever takes a case in hand mediates it, unless they are tied to a side or a colleague does already', async () => {
  await using test = await createTestDatabase()
  const of = await askForMediator(test.db)
  const { complaintId } = of
  await declareTie(
    test.db,
    { complaintId, requestKey: newKey(), side: 'respondent' },
    of.other,
    hoursAfter(4),
  )
  const take = (person: Person, hours: number, named?: string) =>
    takeComplaint(test.db, { queue: 'mediation', complaintId: named }, person, hoursAfter(hours))
  expect(await take(of.other, 5)).toEqual({ ok: true, value: undefined })
  expect(await take(of.other, 5, complaintId)).toMatchObject({ refusal: { reason: 'tied' } })
  expect(await take(of.mediator, 5)).toEqual({ ok: true, value: complaintId })
  const mediators = async () => (await listMediators(test.db, complaintId)).map(({ name }) => name)
  expect(await mediators()).toEqual(['mira'])
  const third = await addPerson(test.db, 'mona', 'mediator')
  // The lease is over, but the mediator is still in time.
  expect(await take(third, 10)).toEqual({ ok: true, value: undefined })
  expect(await take(third, 10, complaintId)).toEqual({ ok: true, value: complaintId })
  expect(await mediators()).toEqual(['mira'])
})

test('a complaint is handed over to colleagues of its line, whoever mediates or holds the fewest first', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await negotiate(db)
  const third = await addPerson(db, 'mona', 'mediator')
  await addPerson(db, 'zara', 'mediator')
  await addPerson(db, 'Iryna', 'appeals')
  const roles = rolesWith('mediate_complaints')
  const colleagues = async (hours: number) =>
    (await listColleaguesByLoad(db, { accountId: of.senior.id, roles, not: [] }, hoursAfter(hours))).map(
      ({ name, open }) => `${name} ${open}`,
    )
  expect(await colleagues(1)).toEqual(['mira 0', 'mona 0', 'omar 0', 'zara 0'])
  await mediate(db, of)
  // Held and mediated it is one; a lease that has run out is none.
  await claimComplaint(db, { complaintId: of.complaintId }, of.mediator, hoursAfter(5))
  const claimed = await claimComplaint(db, { complaintId: of.complaintId }, third, hoursAfter(10))
  expect(claimed).toMatchObject({ ok: true })
  expect(await colleagues(10)).toEqual(['omar 0', 'zara 0', 'mira 1', 'mona 1'])
  expect(await colleagues(20)).toEqual(['mona 0', 'omar 0', 'zara 0', 'mira 1'])
})
