import { expect, test } from 'vitest'
import { escalateLetters } from '#commands/letters/escalate-letters'
import { findLetter, findLetterForRecheck, listLettersDue } from '#db/letters/reading'
import {
  early,
  effectiveAt,
  lastMinute,
  nextDay,
  receiptOf,
  rowOf,
  seed,
  send,
} from '#tests/setup/letter-steps'
import { addExclusion, addPerson, beginCycle, letterOf } from '#tests/setup/letters'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

test('a letter of the last minute of the re-check day is in time, one a second later is not', async () => {
  await using test = await createTestDatabase()
  const inTime = await seed(test, 'prompt')
  const tooLate = await seed(test, 'slow')

  expect(await send(test.db, inTime, letterOf(['rude']), lastMinute)).toMatchObject({
    ok: true,
    value: { onTime: true, version: 1 },
  })
  expect(await send(test.db, tooLate, letterOf(['defect']), nextDay)).toMatchObject({
    ok: true,
    value: { onTime: false },
  })

  expect(await findLetterForRecheck(test.db, inTime.exclusionId, 1)).toMatchObject({
    onTime: true,
    receivedDay: '2026-11-03',
    verdict: 'not_judged',
  })
  expect(await findLetterForRecheck(test.db, tooLate.exclusionId, 1)).toMatchObject({
    onTime: false,
    receivedDay: '2026-11-04',
  })
})

test('a late letter belongs to the next cycle, where it is in time, and is answered all the same', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), nextDay)
  expect(await rowOf(test.db, letterId)).toMatchObject({ cycle: 2, lateForCycle: 1, state: 'auto_checked' })
  expect(await listLettersDue(test.db, { limit: 5 })).toMatchObject([{ id: letterId }])

  await beginCycle(test.ownerDb, set.exclusionId, '2026-11-18')
  expect(await findLetterForRecheck(test.db, set.exclusionId, 2)).toMatchObject({ onTime: true, letterId })
})

test('before the exclusion takes effect a letter is kept as a draft and not sent', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const exclusionId = await addExclusion(test, 'seller', { noticedAt: effectiveAt })
  const seller = await addPerson(test.db, 'owner', 'seller', 'seller')
  const sent = await send(test.db, { exclusionId, seller }, letterOf(['rude']), early)
  expect(sent).toEqual({ ok: false, refusal: { reason: 'not_open' } })
  expect((await findLetter(test.db, exclusionId))?.letter.draft.problems).toHaveLength(1)
})

test('an earlier version in time keeps the letter in time however late a better one comes', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const first = await receiptOf(test.db, set, letterOf(['rude']), early)
  const second = await receiptOf(test.db, set, letterOf(['rude', 'defect']), nextDay)

  expect(second).toMatchObject({ letterId: first.letterId, version: 2, replyDueAt: first.replyDueAt })
  const found = await findLetter(test.db, set.exclusionId)
  expect(found?.versions.map(({ version, onTime }) => [version, onTime])).toEqual([
    [2, false],
    [1, true],
  ])
  expect(await findLetterForRecheck(test.db, set.exclusionId, 1)).toMatchObject({
    onTime: true,
    receivedAt: early,
  })
})

test('a reply is due fourteen calendar days after the receipt, at the same time of day', async () => {
  await using test = await createTestDatabase()
  const { replyDueAt } = await receiptOf(test.db, await seed(test), letterOf(['rude']), early)
  // The clocks go back in between: 12:00 in Kyiv is an hour later in UTC.
  expect(replyDueAt).toEqual(new Date('2026-11-05T10:00:00Z'))
})

test('a reply that does not come is told to a senior on day 10 and to an administrator on day 13', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), early)
  const told = async (now: string) => [
    await escalateLetters(test.db, new Date(now)),
    (await rowOf(test.db, letterId)).escalatedTo,
  ]
  expect(await told('2026-11-01T09:59:59Z')).toEqual([0, null])
  expect(await told('2026-11-01T10:00:00Z')).toEqual([1, 'senior'])
  expect(await told('2026-11-01T10:00:00Z')).toEqual([0, 'senior'])
  expect(await told('2026-11-04T10:00:00Z')).toEqual([1, 'admin'])
  expect(await told('2026-12-04T10:00:00Z')).toEqual([0, 'admin'])
})
