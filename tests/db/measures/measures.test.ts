import { expect, test } from 'vitest'
import { imposeMeasure } from '#commands/measures/impose-measure'
import { listMeasures, lockSeller } from '#db/measures/measures'
import {
  climb,
  coaching,
  inDays,
  ladderOf,
  limit,
  now,
  part,
  told,
  warning,
} from '#tests/db/measures/ladder-steps'
import { addPerson } from '#tests/db/measures/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

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

test('what is only looked at is shown as it would be sent, and nothing is imposed', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  await climb(test.db, manager, [warning, coaching])
  const command = { ...limit, seenVersion: 2 }
  const before = await told(test.db, now)
  const looked = await imposeMeasure(test.db, { ...command, isLook: true }, manager, now)
  if (!looked.ok) throw new Error(looked.refusal.reason)
  expect(await test.db.selectFrom('statement').select('id').execute()).toEqual([])
  expect(await told(test.db, now)).toEqual(before)

  expect(await imposeMeasure(test.db, command, manager, now)).toMatchObject({ ok: true })
  const [sent] = await test.db.selectFrom('statement').select(['title', 'body']).execute()
  const [letter, ...others] = looked.value.letters
  expect(others).toEqual([])
  expect(letter).toMatchObject({ to: 'seller', title: sent?.title })
  expect(letter?.body).toContain('Measure: ….')
  expect(letter?.body).toBe(sent?.body.replace(/[0-9a-f-]{36}/, '…'))
})
