import { expect, test } from 'vitest'
import { answerQuestion } from '#commands/appeals/answer-question'
import { askAppellant } from '#commands/appeals/ask-appellant'
import { handBackAppeal } from '#commands/appeals/hand-back-appeal'
import { noteView } from '#commands/appeals/note-view'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { appealed, at, author, later, log, lookAt, stateOf } from '#tests/setup/hearing'
import { createTestDatabase } from '#tests/setup/test-database'
import { tendAppeals } from '#workers/tend-appeals'

const dayMs = 86_400_000

test('what an appellant is asked stops our clock, and silence decides nothing', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await appealed(test.db)
  await lookAt(test.db, appealId, iryna)
  const due = async () => (await test.db.selectFrom('appeal').select('dueAt').executeTakeFirstOrThrow()).dueAt
  const first = await due()
  const asked = { words: 'The order’s number, please.', days: 5 }
  const short = await askAppellant(test.db, { ...at(appealId, 3), ...asked, days: 4 }, iryna, later(3))
  expect(short).toMatchObject({ refusal: { reason: 'days_out_of_range', least: 5, most: 14 } })
  await askAppellant(test.db, { ...at(appealId, 3), ...asked }, iryna, later(3))
  await answerQuestion(test.db, { ...at(appealId, 4), words: '1177' }, author, later(5))
  expect((await due()).getTime() - first.getTime()).toBe(2 * dayMs)

  await askAppellant(test.db, { ...at(appealId, 5), ...asked }, iryna, later(5))
  await tendAppeals({ db: test.db, log }, later(9))
  expect(await stateOf(test.db)).toBe('info_requested')
  await tendAppeals({ db: test.db, log }, later(10))
  expect(await stateOf(test.db)).toBe('under_review')
  expect((await due()).getTime() - first.getTime()).toBe(7 * dayMs)
})

test('an appeal handed back while its appellant is asked keeps the time that was waited', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await appealed(test.db)
  await lookAt(test.db, appealId, iryna)
  const find = () =>
    test.db.selectFrom('appeal').select(['state', 'dueAt', 'pausedMs']).executeTakeFirstOrThrow()
  const first = await find()
  await askAppellant(test.db, { ...at(appealId, 3), words: 'Which order?', days: 7 }, iryna, later(3))
  expect(await handBackAppeal(test.db, at(appealId, 4), iryna, later(6))).toMatchObject({ ok: true })
  const after = await find()
  expect(after).toMatchObject({ state: 'submitted', pausedMs: 3 * dayMs })
  expect(after.dueAt.getTime() - first.dueAt.getTime()).toBe(3 * dayMs)

  await takeAppeal(test.db, at(appealId, 5), iryna, later(8))
  await noteView(test.db, { ...at(appealId, 6), view: 'Still an order.' }, iryna, later(8))
  await handBackAppeal(test.db, at(appealId, 7), iryna, later(9))
  expect((await find()).pausedMs).toBe(3 * dayMs)
})

test('those who hear appeals are reminded before their time is over and at its end, not while they wait', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await appealed(test.db)
  const tend = (days: number) => tendAppeals({ db: test.db, log }, later(days))
  const reminders = async () => {
    const found = await test.db
      .selectFrom('event')
      .select('data')
      .where('type', '=', 'appeal_reminded')
      .execute()
    return found.map(({ data }) => data.nth)
  }
  // Due fourteen days after it was made on the first.
  await tend(12)
  expect(await reminders()).toEqual([])
  await tend(13)
  await tend(13.5)
  expect(await reminders()).toEqual([1])
  await takeAppeal(test.db, at(appealId, 1), iryna, later(13.6))
  await tend(15)
  await tend(16)
  expect(await reminders()).toEqual([1, 2])
  const told = await test.db.selectFrom('notice').select(['kind', 'mail']).orderBy('kind').execute()
  expect(told).toEqual([
    { kind: 'appeal_overdue', mail: 'now' },
    { kind: 'appeal_waits', mail: 'digest' },
  ])

  await noteView(test.db, { ...at(appealId, 2), view: 'It reads like an order.' }, iryna, later(16))
  await askAppellant(test.db, { ...at(appealId, 3), words: 'Which order?', days: 14 }, iryna, later(16))
  await tend(20)
  expect(await reminders()).toEqual([1, 2])
})
