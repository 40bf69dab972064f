import { expect, test } from 'vitest'
import { confirmStop } from '#commands/exclusion/confirm-stop'
import { stopSeller } from '#commands/exclusion/stop-seller'
import { findExclusion } from '#db/exclusions/cases'
import type { Person } from '#domain/permission'
import { addReturned, dayMs, keepClocks, on, open } from '#tests/setup/case-steps'
import { accepted, addExclusion, addPerson, newKey, zone } from '#tests/setup/exclusions'

test('an immediate stop works at once, is looked at by another, and keeps its first day', async () => {
  await using test = await open()
  const [senior, other, mira] = [
    await addPerson(test.db, 'senior'),
    await addPerson(test.db, 'senior'),
    await addPerson(test.db),
  ]
  const now = new Date()
  const order = { sellerId: 'seller', scope: 'all' as const, reasonCodes: ['safety'], note: 'Burns.', zone }
  const stop = (person: Person) => stopSeller(test.db, { ...order, requestKey: newKey() }, person, now)
  expect(await stop(mira)).toEqual({ ok: false, refusal: { reason: 'not_permitted' } })
  const { id } = accepted(await stop(senior))
  const stopped = await findExclusion(test.db, id)
  expect(stopped).toMatchObject({ state: 'immediate_stop', stoppedBy: senior.id })
  expect(stopped?.dayZero).not.toBeNull()

  const overdue = new Date(now.getTime() + 3 * dayMs)
  expect(await keepClocks(test, new Date(overdue.getTime() - 1000))).toBe(0)
  expect(await keepClocks(test, overdue)).toBe(1)
  expect(await keepClocks(test, overdue)).toBe(0)
  expect((await findExclusion(test.db, id))?.state).toBe('immediate_stop')

  expect(await confirmStop(test.db, on(id), senior, overdue)).toEqual({
    ok: false,
    refusal: { reason: 'same_person' },
  })
  expect(accepted(await confirmStop(test.db, on(id), other, overdue)).state).toBe('excluded')
  expect((await findExclusion(test.db, id))?.dayZero).toBe(stopped?.dayZero)
})

test('a stop of one category never lets what is out already back in', async () => {
  await using test = await open()
  const senior = await addPerson(test.db, 'senior')
  const { id } = await addExclusion(test.db)
  const order = { sellerId: 'seller', scope: 'category' as const, category: 'toys', note: 'Burns.', zone }
  const stop = { ...order, reasonCodes: ['safety'], requestKey: newKey() }
  accepted(await stopSeller(test.db, stop, senior, new Date()))
  expect(await findExclusion(test.db, id)).toMatchObject({
    state: 'immediate_stop',
    scope: 'all',
    category: null,
    reasonCodes: ['fictitious_reviews', 'safety'],
  })
})

test('a stop on probation freezes the evidence of its own day', async () => {
  await using test = await open()
  const { id, at } = await addReturned(test)
  const senior = await addPerson(test.db, 'senior')
  const order = { sellerId: 'seller', scope: 'all' as const, reasonCodes: ['safety'], note: 'Burns.', zone }
  const before = await findExclusion(test.db, id)
  accepted(await stopSeller(test.db, { ...order, requestKey: newKey() }, senior, at))
  const stopped = await findExclusion(test.db, id)
  expect(stopped).toMatchObject({ state: 'immediate_stop', proposedBy: null, proposedAt: at })
  expect(stopped?.snapshot?.asOf).not.toBe(before?.snapshot?.asOf)
})
