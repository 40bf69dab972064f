import { expect, test } from 'vitest'
import { announce } from '#commands/announce'
import { endMeasures } from '#commands/measures/end-measures'
import { finishCoaching } from '#commands/measures/finish-coaching'
import { type ImposeMeasure, imposeMeasure } from '#commands/measures/impose-measure'
import { liftMeasure } from '#commands/measures/lift-measure'
import type { Database } from '#db/client'
import { listEventsAbout } from '#db/events'
import { listMarketplaceEvents } from '#db/marketplace-events'
import { findExclusionStanding } from '#db/measures/exclusion-standing'
import { ladderVersion, listMeasures, listStrikes, lockSeller } from '#db/measures/measures'
import { standOn } from '#domain/measures/ladder'
import type { Person } from '#domain/permission'
import { addPerson } from '#tests/db/measures/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const now = new Date('2026-11-26T12:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
const warning: ImposeMeasure = {
  sellerId: 'seller',
  step: 'warning',
  ground: 'late_or_cancelled_orders',
  explanation: 'Five orders of November came late, rule 4.2.',
  days: 180,
  seenVersion: 0,
  requestKey: 'first',
  zone: 'Europe/Kyiv',
}
const coaching = { ...warning, step: 'coaching' as const, days: 14, task: 'Learn to pack' }
const limit = { ...warning, step: 'rank_limit' as const, days: 30, factor: 0.5 }
const part = { ...warning, step: 'partial_exclusion' as const, days: 14, categories: ['toys'] }

async function ladderOf(db: Database, at = now) {
  return standOn({ strikes: await listStrikes(db, 'seller'), exclusion: 'none' }, at)
}

async function climb(db: Database, person: Person, steps: ImposeMeasure[]) {
  for (const [at, step] of steps.entries()) {
    const seenVersion = await ladderVersion(db, 'seller')
    const imposed = await imposeMeasure(db, { ...step, seenVersion, requestKey: `step ${at}` }, person, now)
    if (!imposed.ok) throw new Error(imposed.refusal.reason)
  }
}

async function told(db: Database, at: Date) {
  await announce(db, { limit: 100 }, at)
  return listMarketplaceEvents(db, { after: 0, limit: 100 })
}

test('a seller is led up the ladder step by step, and the marketplace is told what to do', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  await climb(test.db, manager, [warning, coaching, limit, part])

  const measures = await listMeasures(test.db, 'seller')
  expect(new Set(measures.map(({ step, skipped }) => `${step} ${skipped.length}`))).toEqual(
    new Set(['warning 0', 'coaching 0', 'rank_limit 0', 'partial_exclusion 0']),
  )
  expect(await ladderOf(test.db)).toMatchObject({
    balance: 4,
    reached: 'partial_exclusion',
    next: 'exclusion',
  })
  expect(
    (await told(test.db, now)).map(({ type, data }) => [type, data.step, data.factor ?? data.categories]),
  ).toEqual([
    ['seller.warned', 'warning', undefined],
    ['seller.warned', 'coaching', undefined],
    ['seller.limited', 'rank_limit', 0.5],
    ['seller.limited', 'partial_exclusion', ['toys']],
  ])
})

test('a step is left out only with a reason, which is kept', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  expect(await imposeMeasure(test.db, limit, manager, now)).toEqual({
    ok: false,
    refusal: { reason: 'skip_reason_required', skipped: ['warning', 'coaching'] },
  })
  expect(await listMeasures(test.db, 'seller')).toEqual([])

  const skipReason = 'Buyers were sent to another shop.'
  expect((await imposeMeasure(test.db, { ...limit, skipReason }, manager, now)).ok).toBe(true)
  expect(await listMeasures(test.db, 'seller')).toMatchObject([
    { skipped: ['warning', 'coaching'], skipReason },
  ])
})

test('the database itself takes no limit without a factor and no step left out without a reason', async () => {
  await using test = await createTestDatabase()
  const { id } = await addPerson(test.db, 'quality_manager')
  const row = {
    ...{ sellerId: 'seller', explanation: 'x', imposedBy: id, imposedAt: now },
    ...{ until: inDays(1), strikeUntil: inDays(1) },
    ground: 'other_rule' as const,
  }
  const insert = (more: object) =>
    test.db
      .insertInto('measure')
      .values({ ...row, step: 'rank_limit', skipped: [], factor: 0.5, ...more })
      .execute()
  await expect(insert({ factor: null })).rejects.toThrow('check constraint')
  await expect(insert({ factor: 1 })).rejects.toThrow('check constraint')
  await expect(insert({ skipped: ['warning'] })).rejects.toThrow('check constraint')
  await expect(insert({ until: now })).rejects.toThrow('check constraint')
  await expect(insert({})).resolves.toBeDefined()
})

test('the same request is one measure; its key serves no other seller', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await addSeller(test.db, 'other')
  const manager = await addPerson(test.db, 'quality_manager')
  expect((await imposeMeasure(test.db, warning, manager, now)).ok).toBe(true)
  expect((await imposeMeasure(test.db, warning, manager, now)).ok).toBe(true)
  expect(await listMeasures(test.db, 'seller')).toHaveLength(1)
  expect(await imposeMeasure(test.db, { ...warning, sellerId: 'other' }, manager, now)).toMatchObject({
    refusal: { reason: 'request_key_taken' },
  })
})

test('of two people who act on the same ladder the second is told that it changed', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  const mira = await test.db.startTransaction().execute()
  await lockSeller(mira, 'seller')
  const omar = imposeMeasure(test.db, warning, manager, now)
  await untilSomeoneWaitsForALock(test)
  await mira
    .insertInto('measure')
    .values({
      ...{ sellerId: 'seller', step: 'warning', ground: 'other_rule', explanation: 'x', skipped: [] },
      ...{ imposedBy: manager.id, imposedAt: now, until: inDays(9), strikeUntil: inDays(9) },
    })
    .execute()
  await mira.commit().execute()
  expect(await omar).toEqual({ ok: false, refusal: { reason: 'changed_meanwhile' } })
})

test('only those who manage measures impose them, on sellers who are known', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const senior = await addPerson(test.db, 'senior')
  const manager = await addPerson(test.db, 'quality_manager')
  expect(await imposeMeasure(test.db, warning, senior, now)).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
  expect(await imposeMeasure(test.db, { ...warning, sellerId: 'nobody' }, manager, now)).toMatchObject({
    refusal: { reason: 'not_found' },
  })
})

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

test('a measure that restricts is explained in the seller’s language, with it; a warning is not', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await test.db.updateTable('seller').set({ language: 'uk' }).where('id', '=', 'seller').execute()
  const manager = await addPerson(test.db, 'quality_manager')
  await climb(test.db, manager, [warning, coaching, limit, part])
  const statements = await test.db.selectFrom('statement').selectAll().orderBy('title').execute()
  expect(statements).toMatchObject([
    { kind: 'measure_notice', subjectKind: 'measure', addresseeSellerId: 'seller', language: 'uk' },
    { kind: 'measure_notice', title: 'Частину ваших товарів тимчасово не показують' },
  ])
  for (const { body } of statements) {
    expect(body).toContain('Five orders of November came late, rule 4.2.')
    expect(body).not.toMatch(/[{}]/)
  }
  const [, , limited] = await told(test.db, now)
  expect(statements.map(({ id }) => id)).toContain(limited?.data.statementId)
})

/** A seller whose goods, or those of one category, were taken out at once. */
async function stop(db: Database, person: Person, scope: 'all' | 'category') {
  await db
    .insertInto('exclusion')
    .values({
      ...{ sellerId: 'seller', state: 'immediate_stop', scope, category: scope === 'all' ? null : 'toys' },
      ...{ reasonCodes: ['safety'], zone: 'Europe/Kyiv', openedAt: new Date() },
      ...{ stoppedBy: person.id, stoppedAt: new Date() },
    })
    .execute()
}

test('beside an exclusion of all goods nothing milder is imposed', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  expect(await findExclusionStanding(test.db, 'seller')).toBe('none')
  await stop(test.db, manager, 'all')
  expect(await findExclusionStanding(test.db, 'seller')).toBe('whole')
  expect(await imposeMeasure(test.db, warning, manager, now)).toEqual({
    ok: false,
    refusal: { reason: 'already_excluded' },
  })
})

test('an exclusion of one category stands on the ladder as a partial one does', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  await stop(test.db, manager, 'category')
  expect(await findExclusionStanding(test.db, 'seller')).toBe('part')
  expect((await imposeMeasure(test.db, part, manager, now)).ok).toBe(true)
})
