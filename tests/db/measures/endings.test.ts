import { expect, test } from 'vitest'
import { endMeasures } from '#commands/measures/end-measures'
import { finishCoaching } from '#commands/measures/finish-coaching'
import { liftMeasure } from '#commands/measures/lift-measure'
import { listEventsAbout } from '#db/events'
import { listMeasures } from '#db/measures/measures'
import { climb, coaching, inDays, ladderOf, limit, now, told, warning } from '#tests/db/measures/ladder-steps'
import { addPerson } from '#tests/db/measures/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

test('a limit ends by the clock and is told; its strike counts on until it lapses', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  await climb(test.db, manager, [warning, coaching, limit])

  expect(await endMeasures(test.db, { limit: 100 }, inDays(29))).toBe(0)
  expect(await endMeasures(test.db, { limit: 100 }, inDays(30))).toBe(1)
  expect(await endMeasures(test.db, { limit: 100 }, inDays(30))).toBe(0)
  expect((await told(test.db, inDays(30))).at(-1)).toMatchObject({
    type: 'seller.limit_lifted',
    data: { step: 'rank_limit', why: 'ended' },
  })
  expect(await ladderOf(test.db, inDays(30))).toMatchObject({ balance: 3, reached: 'rank_limit' })
  expect(await ladderOf(test.db, inDays(181))).toMatchObject({ balance: 1, reached: 'rank_limit' })
  expect(await ladderOf(test.db, inDays(271))).toMatchObject({ balance: 0, reached: null, next: 'warning' })
})

test('no clock ends a coaching: a late seller is finished by a person', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  await climb(test.db, manager, [warning, coaching])
  expect(await endMeasures(test.db, { limit: 100 }, inDays(100))).toBe(0)
  const task = (await listMeasures(test.db, 'seller')).find(({ step }) => step === 'coaching')
  if (!task) throw new Error('there is no coaching')
  const command = { measureId: task.id, seenVersion: 1, requestKey: 'done' }
  expect((await finishCoaching(test.db, command, manager, inDays(100))).ok).toBe(true)
  expect((await finishCoaching(test.db, command, manager, inDays(100))).ok).toBe(true)
  expect(
    await finishCoaching(test.db, { ...command, seenVersion: 2, requestKey: 'x' }, manager, now),
  ).toMatchObject({
    refusal: { reason: 'not_allowed_now' },
  })
  expect(await ladderOf(test.db)).toMatchObject({ balance: 2 })
})

test('a measure taken back by mistake takes its strike along, and the history keeps both', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  await climb(test.db, manager, [warning, coaching, limit])
  const [measure] = await test.db
    .selectFrom('measure')
    .select('id')
    .where('step', '=', 'rank_limit')
    .execute()
  const command = {
    measureId: measure?.id ?? '',
    seenVersion: 1,
    requestKey: 'lift',
    ground: 'mistake',
  } as const
  expect((await liftMeasure(test.db, { ...command, note: 'Another seller.' }, manager, inDays(1))).ok).toBe(
    true,
  )
  expect((await liftMeasure(test.db, command, manager, inDays(1))).ok).toBe(true)

  expect(await ladderOf(test.db, inDays(1))).toMatchObject({
    balance: 2,
    reached: 'coaching',
    next: 'rank_limit',
  })
  expect((await told(test.db, inDays(1))).at(-1)).toMatchObject({
    type: 'seller.limit_lifted',
    data: { why: 'mistake' },
  })
  const history = await listEventsAbout(test.db, { kind: 'seller', id: 'seller' })
  expect(history.map(({ type }) => type)).toEqual([
    'measure_imposed',
    'measure_imposed',
    'measure_imposed',
    'measure_lifted',
  ])
  expect(await endMeasures(test.db, { limit: 100 }, inDays(40))).toBe(0)
})

test('a seller who improved gets the rank back and keeps the strike', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  await climb(test.db, manager, [warning, coaching, limit])
  const [measure] = await test.db
    .selectFrom('measure')
    .select('id')
    .where('step', '=', 'rank_limit')
    .execute()
  const command = {
    measureId: measure?.id ?? '',
    seenVersion: 1,
    requestKey: 'lift',
    ground: 'improved',
  } as const
  expect((await liftMeasure(test.db, command, manager, inDays(1))).ok).toBe(true)
  expect(await ladderOf(test.db, inDays(1))).toMatchObject({ balance: 3, reached: 'rank_limit' })
})
