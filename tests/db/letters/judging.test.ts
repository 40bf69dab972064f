import { expect, test } from 'vitest'
import { answerLetter } from '#commands/letters/answer-letter'
import { judgeLetter } from '#commands/letters/judge-letter'
import { openCommitments } from '#commands/letters/open-commitments'
import { returnLetter } from '#commands/letters/return-letter'
import { settleCommitment } from '#commands/letters/settle-commitment'
import { withdrawLetter } from '#commands/letters/withdraw-letter'
import { record } from '#commands/record'
import { listCommitments } from '#db/letters/commitments'
import { findLetter, findLetterForRecheck, listLettersDue } from '#db/letters/reading'
import {
  addNegatives,
  early,
  judge,
  newKey,
  nextDay,
  receiptOf,
  rowOf,
  seed,
  write,
} from '#tests/setup/letter-steps'
import { addPerson, letterOf } from '#tests/setup/letters'
import { createTestDatabase } from '#tests/setup/test-database'

test('a letter goes from its judgement over the answer to kept promises', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const manager = await addPerson(test.db, 'manager', 'quality_manager')
  await addNegatives(test.db, set.seller, ['rude', 'rude', 'defect'])
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude', 'defect', 'other']), early)

  expect(await judge(test.db, letterId, manager, ['constructive'])).toMatchObject({
    ok: true,
    value: { state: 'under_review', left: 2 },
  })
  expect(await judge(test.db, letterId, manager, ['constructive', 'constructive', 'vague'])).toEqual({
    ok: true,
    value: { state: 'constructive', verdict: 'constructive', left: 0 },
  })
  const { version } = await rowOf(test.db, letterId)
  const answer = {
    letterId,
    seenVersion: version,
    language: 'uk' as const,
    text: 'Дякуємо',
    write,
    requestKey: 'a',
  }
  expect(await answerLetter(test.db, answer, manager, early)).toEqual({ ok: true, value: undefined })
  expect(await answerLetter(test.db, answer, manager, early)).toEqual({ ok: true, value: undefined })
  expect(await listLettersDue(test.db, { limit: 5 })).toEqual([])

  for (const expected of [1, 0]) {
    const events = await test.db.transaction().execute(async (tx) => {
      const opened = await openCommitments(tx, set, nextDay)
      await record(tx, opened, { actor: { kind: 'job', id: 'test' }, at: nextDay })
      return opened
    })
    expect(events).toHaveLength(expected)
  }
  const [first, second, ...others] = await listCommitments(test.db, set.exclusionId)
  expect([first?.dueOn, second?.dueOn, others.length]).toEqual(['2026-12-01', '2026-12-02', 0])

  const settle = (commitmentId = '', outcome: 'fulfilled' | 'broken', now: Date) =>
    settleCommitment(
      test.db,
      { commitmentId, outcome, evidence: '0 a week', requestKey: newKey() },
      manager,
      now,
    )
  const dueDay = new Date('2026-12-01T12:00:00Z')
  expect(await settle(first?.id, 'broken', dueDay)).toEqual({ ok: false, refusal: { reason: 'not_due' } })
  const keep = {
    commitmentId: first?.id ?? '',
    outcome: 'fulfilled',
    evidence: '0 a week',
    requestKey: 'kept',
  } as const
  for (const at of [dueDay, nextDay])
    expect(await settleCommitment(test.db, keep, manager, at)).toMatchObject({ ok: true })
  const other = { ...keep, commitmentId: second?.id ?? '' }
  for (const requestKey of ['kept', 'a'])
    expect(await settleCommitment(test.db, { ...other, requestKey }, manager, dueDay)).toEqual({
      ...{ ok: false, refusal: { reason: 'request_key_taken' } },
    })
  expect((await rowOf(test.db, letterId)).state).toBe('commitments_open')
  expect((await settle(second?.id, 'broken', new Date('2026-12-03T12:00:00Z'))).ok).toBe(true)
  expect((await rowOf(test.db, letterId)).state).toBe('broken')
})

test('what came under the key of something else is refused, and changes nothing', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const manager = await addPerson(test.db, 'manager', 'quality_manager')
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), early)
  const rows = [{ rowId: 's0', verdict: 'constructive' as const, note: null }]
  const judging = {
    letterId,
    seenVersion: (await rowOf(test.db, letterId)).version,
    rows,
    override: undefined,
  }
  const judged = await judgeLetter(test.db, { ...judging, requestKey: 'judged' }, manager, early)
  expect(judged).toMatchObject({ ok: true })
  const before = await rowOf(test.db, letterId)
  const form = { letterId, seenVersion: before.version, write, requestKey: 'judged' }
  const answer = { ...form, language: 'uk' as const, text: 'Дякуємо' }
  const taken = { ok: false, refusal: { reason: 'request_key_taken' } }
  expect(await answerLetter(test.db, answer, manager, early)).toEqual(taken)
  expect(await returnLetter(test.db, { ...form, note: null }, manager, early)).toEqual(taken)
  const { exclusionId, seller } = set
  expect(await withdrawLetter(test.db, { exclusionId, requestKey: 'judged' }, seller, early)).toEqual(taken)
  expect(await rowOf(test.db, letterId)).toEqual(before)
  await answerLetter(test.db, { ...answer, requestKey: 'answered' }, manager, early)
  expect(await judgeLetter(test.db, { ...judging, requestKey: 'answered' }, manager, early)).toEqual(taken)
})

test('to find otherwise than the rows amount to takes a reason', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const manager = await addPerson(test.db, 'manager', 'quality_manager')
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), early)
  const { version: seenVersion } = await rowOf(test.db, letterId)
  const rows = [{ rowId: 's0', verdict: 'vague' as const, note: 'When exactly?' }]
  const decide = (reason: string) =>
    judgeLetter(
      test.db,
      { letterId, seenVersion, rows, override: { verdict: 'constructive', reason }, requestKey: newKey() },
      manager,
      early,
    )
  expect(await decide(' ')).toEqual({ ok: false, refusal: { reason: 'reason_needed' } })
  expect(await decide('The photo shows it')).toMatchObject({ ok: true, value: { verdict: 'constructive' } })
  expect(await rowOf(test.db, letterId)).toMatchObject({ overrideReason: 'The photo shows it' })
})

test('a better version brings the letter back to its reader, whose verdict was about the one before', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const manager = await addPerson(test.db, 'manager', 'quality_manager')
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), early)
  const before = await rowOf(test.db, letterId)
  expect((await judge(test.db, letterId, manager, ['vague'])).ok).toBe(true)
  await receiptOf(test.db, set, letterOf(['rude', 'other']), early)
  expect(await rowOf(test.db, letterId)).toMatchObject({
    state: 'auto_checked',
    verdict: null,
    sentVersion: 2,
  })

  const stale = { letterId, seenVersion: before.version, rows: [], override: undefined, requestKey: newKey() }
  expect(await judgeLetter(test.db, stale, manager, early)).toEqual({
    ok: false,
    refusal: { reason: 'changed_meanwhile' },
  })
})

test('after an answer a better letter may follow in the same cycle, and waits for an answer of its own', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const manager = await addPerson(test.db, 'manager', 'quality_manager')
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), early)
  await judge(test.db, letterId, manager, ['vague'])
  const { version } = await rowOf(test.db, letterId)
  const answer = {
    letterId,
    seenVersion: version,
    language: 'en' as const,
    text: 'Say when.',
    write,
    requestKey: 'a',
  }
  await answerLetter(test.db, answer, manager, early)

  const later = new Date('2026-10-28T10:00:00Z')
  const better = await receiptOf(test.db, set, letterOf(['rude', 'other']), later)
  expect(better).toMatchObject({ letterId, version: 2, replyDueAt: new Date('2026-11-11T10:00:00Z') })
  expect(await findLetterForRecheck(test.db, set.exclusionId, 1)).toMatchObject({
    receivedAt: early,
    verdict: 'not_judged',
  })
  const found = await findLetter(test.db, set.exclusionId)
  expect(found?.answers.map(({ text }) => text)).toEqual(['Say when.'])
})
