import { expect, test } from 'vitest'
import { changeIncident } from '#commands/measures/change-incident'
import { type OpenIncident, openIncident } from '#commands/measures/open-incident'
import { listIncidents } from '#db/measures/incidents'
import { addPerson } from '#tests/db/measures/people'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-26T12:00:00Z')
const outage: OpenIncident = {
  ...{ category: 'toys', fromDay: '2026-11-20', toDay: '2026-11-22', state: 'under_review' },
  ...{ reason: 'The payment service was down.', requestKey: 'open' },
}

test('an incident is looked into, confirmed and lifted, and the days stay text', async () => {
  await using test = await createTestDatabase()
  const manager = await addPerson(test.db, 'quality_manager')
  expect((await openIncident(test.db, outage, manager, now)).ok).toBe(true)
  expect((await openIncident(test.db, outage, manager, now)).ok).toBe(true)
  const [incident, ...rest] = await listIncidents(test.db, { limit: 10 })
  expect(rest).toEqual([])
  expect(incident).toMatchObject({ state: 'under_review', fromDay: '2026-11-20', toDay: '2026-11-22' })

  const incidentId = incident?.id ?? ''
  const confirm = { incidentId, move: 'confirm', seenVersion: 1, requestKey: 'confirm' } as const
  expect((await changeIncident(test.db, confirm, manager, now)).ok).toBe(true)
  expect((await changeIncident(test.db, confirm, manager, now)).ok).toBe(true)
  const lift = { incidentId, move: 'lift', seenVersion: 2, requestKey: 'lift' } as const
  expect(await changeIncident(test.db, lift, manager, now)).toMatchObject({
    refusal: { reason: 'reason_required' },
  })
  expect(await changeIncident(test.db, { ...lift, seenVersion: 1 }, manager, now)).toMatchObject({
    refusal: { reason: 'changed_meanwhile' },
  })
  expect((await changeIncident(test.db, { ...lift, reason: 'It was our own fault.' }, manager, now)).ok).toBe(
    true,
  )
  expect(await listIncidents(test.db, { limit: 10 })).toMatchObject([
    { state: 'lifted', liftReason: 'It was our own fault.', closedByName: 'a quality_manager' },
  ])
})

test('an incident that never was, or that somebody else notes, is refused', async () => {
  await using test = await createTestDatabase()
  const manager = await addPerson(test.db, 'quality_manager')
  const senior = await addPerson(test.db, 'senior')
  expect(await openIncident(test.db, outage, senior, now)).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
  const backwards = { ...outage, toDay: '2026-11-19' }
  expect(await openIncident(test.db, backwards, manager, now)).toMatchObject({
    refusal: { reason: 'ends_before_it_begins' },
  })
  expect(await listIncidents(test.db, { limit: 10 })).toEqual([])
})

test('incidents go on after any of them, the newest first', async () => {
  await using test = await createTestDatabase()
  const manager = await addPerson(test.db, 'quality_manager')
  for (const [minute, requestKey] of ['a', 'b', 'c'].entries())
    await openIncident(
      test.db,
      { ...outage, reason: requestKey, requestKey },
      manager,
      new Date(now.getTime() + minute * 60_000),
    )
  const page = await listIncidents(test.db, { limit: 2 })
  expect(page.map(({ reason }) => reason)).toEqual(['c', 'b'])
  const last = page[1]
  if (!last) throw new Error('the page is short')
  const rest = await listIncidents(test.db, { after: { at: last.createdAt, id: last.id }, limit: 2 })
  expect(rest.map(({ reason }) => reason)).toEqual(['a'])
})
