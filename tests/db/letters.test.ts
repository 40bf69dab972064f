import { expect, test } from 'vitest'
import { answerLetter } from '#commands/letters/answer-letter'
import { escalateLetters } from '#commands/letters/escalate-letters'
import { judgeLetter } from '#commands/letters/judge-letter'
import { bandsOfLetter } from '#commands/letters/look-through'
import { openCommitments } from '#commands/letters/open-commitments'
import { openFeedback } from '#commands/letters/open-feedback'
import { returnLetter } from '#commands/letters/return-letter'
import { saveLetterDraft } from '#commands/letters/save-letter-draft'
import { setCause } from '#commands/letters/set-cause'
import { settleCommitment } from '#commands/letters/settle-commitment'
import { submitLetter } from '#commands/letters/submit-letter'
import { withdrawLetter } from '#commands/letters/withdraw-letter'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { lockCase } from '#db/letters/case'
import { listCommitments } from '#db/letters/commitments'
import { listFeedbackMarks, listFeedbackOfWindow } from '#db/letters/feedback'
import { findLetter, findLetterForRecheck, listLettersDue, listSimilarLetters } from '#db/letters/reading'
import type { LetterContent } from '#domain/letter/content'
import type { RowVerdict } from '#domain/letter/rubric'
import type { Person } from '#domain/permission'
import { addExclusion, addPerson, beginCycle, letterOf } from '#tests/setup/letters'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

/** 20 October 2026, 12:00 in Kyiv; the clocks there go back on the 25th. The re-check is on 3 November. */
const effectiveAt = new Date('2026-10-20T09:00:00Z')
const early = new Date('2026-10-22T09:00:00Z')
const lastMinute = new Date('2026-11-03T21:59:59Z')
const nextDay = new Date('2026-11-03T22:00:00Z')

type Setting = { db: Database; ownerDb: Database }

async function seed(test: Setting, sellerId = 'seller') {
  await addSeller(test.db, sellerId)
  const exclusionId = await addExclusion(test, sellerId, { noticedAt: effectiveAt, effectiveAt })
  const seller = await addPerson(test.db, `owner of ${sellerId}`, 'seller', sellerId)
  return { exclusionId, seller }
}

const write = () => ({ subject: 'A subject', text: 'A text' })
let keys = 0
const newKey = () => `key-${keys++}`

/** Saves the content and sends it; the receipt. */
async function send(
  db: Database,
  { exclusionId, seller }: { exclusionId: string; seller: Person },
  content: LetterContent,
  now: Date,
) {
  const there = await findLetter(db, exclusionId)
  const seenRevision = there?.letter.draftRevision ?? 0
  const saved = await saveLetterDraft(db, { exclusionId, seenRevision, content }, seller, now)
  if (!saved.ok) throw new Error(`not saved: ${saved.refusal.reason}`)
  const command = {
    exclusionId,
    seenRevision: saved.value.revision,
    language: 'uk' as const,
    write,
    requestKey: newKey(),
  }
  return submitLetter(db, command, seller, now)
}

async function receiptOf(...args: Parameters<typeof send>) {
  const sent = await send(...args)
  if (!sent.ok) throw new Error(`not sent: ${sent.refusal.reason}`)
  return sent.value
}

async function judge(db: Database, letterId: string, manager: Person, verdicts: RowVerdict[]) {
  const { version } = await rowOf(db, letterId)
  const rows = verdicts.map((verdict, at) => ({ rowId: `s${at}`, verdict, note: null }))
  const command = { letterId, seenVersion: version, rows, override: undefined, requestKey: newKey() }
  return judgeLetter(db, command, manager, early)
}

function rowOf(db: Database, letterId: string) {
  return db.selectFrom('letter').selectAll().where('id', '=', letterId).executeTakeFirstOrThrow()
}

/** Negative reviews of a seller whose cause was named. */
async function addNegatives(db: Database, seller: Person, causes: Parameters<typeof letterOf>[0]) {
  for (const cause of causes) {
    const createdAt = new Date('2026-09-01T00:00:00Z')
    const id = await addReview(db, {
      sellerId: seller.sellerId ?? '',
      rating: 1,
      state: 'published',
      createdAt,
    })
    await db.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', id).execute()
    expect((await setCause(db, { kind: 'review', id, cause }, seller, early)).ok).toBe(true)
  }
}

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

test('a letter sent twice is one version with one receipt', async () => {
  await using test = await createTestDatabase()
  const { exclusionId, seller } = await seed(test)
  const content = letterOf(['rude'])
  await saveLetterDraft(test.db, { exclusionId, seenRevision: 0, content }, seller, early)
  const command = { exclusionId, seenRevision: 1, language: 'en' as const, write, requestKey: 'once' }
  const first = await submitLetter(test.db, command, seller, early)
  expect(await submitLetter(test.db, command, seller, early)).toEqual(first)
  expect(await submitLetter(test.db, { ...command, requestKey: 'again' }, seller, early)).toEqual({
    ok: false,
    refusal: { reason: 'unchanged' },
  })
  expect((await findLetter(test.db, exclusionId))?.versions).toHaveLength(1)
  const mails = await test.db.selectFrom('mail').select(['recipient', 'kind']).execute()
  expect(mails).toEqual([{ recipient: 'owner of seller@test', kind: 'letter_received' }])
})

test('two tabs do not overwrite each other, and the same words twice are no conflict', async () => {
  await using test = await createTestDatabase()
  const { exclusionId, seller } = await seed(test)
  const save = (seenRevision: number, content: LetterContent) =>
    saveLetterDraft(test.db, { exclusionId, seenRevision, content }, seller, early)
  expect(await save(0, letterOf(['rude']))).toMatchObject({ ok: true, value: { revision: 1 } })
  expect(await save(0, letterOf(['rude']))).toMatchObject({ ok: true, value: { revision: 1 } })
  expect(await save(0, letterOf(['defect']))).toMatchObject({
    ok: false,
    refusal: { reason: 'changed_meanwhile', revision: 1, content: letterOf(['rude']) },
  })
  expect(await save(1, letterOf(['defect']))).toMatchObject({ ok: true, value: { revision: 2 } })
})

test('a tab that waited for another one is told of it', async () => {
  await using test = await createTestDatabase()
  const { exclusionId, seller } = await seed(test)
  await saveLetterDraft(test.db, { exclusionId, seenRevision: 0, content: letterOf(['rude']) }, seller, early)
  const first = await test.db.startTransaction().execute()
  await lockCase(first, exclusionId)
  const content = letterOf(['defect'])
  const second = saveLetterDraft(test.db, { exclusionId, seenRevision: 1, content }, seller, early)
  await untilSomeoneWaitsForALock(test)
  await first
    .updateTable('letter')
    .set({ draftRevision: 2, draft: JSON.stringify(letterOf(['other'])) })
    .execute()
  await first.commit().execute()
  expect(await second).toMatchObject({ ok: false, refusal: { reason: 'changed_meanwhile', revision: 2 } })
})

test('one seller never touches another one’s letter', async () => {
  await using test = await createTestDatabase()
  const { exclusionId } = await seed(test, 'mine')
  const { seller: stranger } = await seed(test, 'theirs')
  const notFound = { ok: false, refusal: { reason: 'not_found' } }
  const content = letterOf(['rude'])
  expect(await saveLetterDraft(test.db, { exclusionId, seenRevision: 0, content }, stranger, early)).toEqual(
    notFound,
  )
  const command = { exclusionId, seenRevision: 0, language: 'en' as const, write, requestKey: newKey() }
  expect(await submitLetter(test.db, command, stranger, early)).toEqual(notFound)
  expect(await withdrawLetter(test.db, { exclusionId, requestKey: newKey() }, stranger, early)).toEqual(
    notFound,
  )
})

test('every negative and complaint of the year before and since is listed, with what became of it', async () => {
  await using test = await createTestDatabase()
  const { seller } = await seed(test)
  const at = (day: string) => new Date(`2026-${day}T00:00:00Z`)
  const add = async (id: string, rating: number, createdAt: Date) => {
    await addReview(test.db, { id, rating, createdAt, state: 'published', text: `Words of ${id}` })
    await test.db.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', id).execute()
  }
  await add('old', 1, new Date('2025-10-01T00:00:00Z'))
  await add('open', 1, at('09-01'))
  await add('replied', 2, at('09-02'))
  await add('good', 4, at('09-03'))
  await test.db
    .insertInto('reply')
    .values({
      id: 'reply',
      reviewId: 'replied',
      sellerId: 'seller',
      text: 'Sorry',
      createdAt: at('09-05'),
      contentDigest: Buffer.alloc(32),
      receivedAt: at('09-05'),
    })
    .execute()
  const complaint = { sellerId: 'seller', complainantId: 'b', kind: 'late', text: 'Where is it?' }
  const kept = { contentDigest: Buffer.alloc(32), receivedAt: at('09-06') }
  await test.db
    .insertInto('complaint')
    .values([
      { id: 'c1', ...complaint, ...kept, createdAt: at('09-06'), evidence: '[]' },
      { id: 'c2', ...complaint, ...kept, createdAt: at('09-07'), evidence: '[]', state: 'invalid' },
    ])
    .execute()

  const window = { sellerId: 'seller', since: new Date('2025-10-20T09:00:00Z') }
  const found = await listFeedbackOfWindow(test.db, window, { limit: 2 })
  expect(found.map(({ kind, id, standing }) => [kind, id, standing])).toEqual([
    ['complaint', 'c1', 'open'],
    ['review', 'replied', 'commented'],
  ])
  const rest = await listFeedbackOfWindow(test.db, window, { limit: 2, after: found[1] })
  expect(rest).toMatchObject([
    { id: 'open', text: 'Words of open', reply: null, cause: null, openedAt: null },
  ])

  expect((await openFeedback(test.db, { kind: 'complaint', id: 'c1' }, seller, early)).ok).toBe(true)
  expect((await openFeedback(test.db, { kind: 'review', id: 'nothing' }, seller, early)).ok).toBe(false)
  await setCause(test.db, { kind: 'review', id: 'open', cause: 'rude' }, seller, early)
  await setCause(test.db, { kind: 'review', id: 'open', cause: 'defect' }, seller, early)
  const marks = await listFeedbackMarks(test.db, window)
  expect(marks).toHaveLength(3)
  expect(marks).toContainEqual({ cause: 'defect', isOpened: true })
  expect(marks).toContainEqual({ cause: null, isOpened: true })
  expect(marks).toContainEqual({ cause: null, isOpened: false })
})

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
  expect((await settle(first?.id, 'fulfilled', dueDay)).ok).toBe(true)
  expect((await rowOf(test.db, letterId)).state).toBe('commitments_open')
  expect((await settle(second?.id, 'broken', new Date('2026-12-03T12:00:00Z'))).ok).toBe(true)
  expect((await rowOf(test.db, letterId)).state).toBe('broken')
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

test('a letter is returned for gaps that can be pointed at, twice at most, and its reply stays due', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const manager = await addPerson(test.db, 'manager', 'quality_manager')
  const back = async (letterId: string) => {
    const { version } = await rowOf(test.db, letterId)
    return returnLetter(
      test.db,
      { letterId, seenVersion: version, note: null, write, requestKey: newKey() },
      manager,
      early,
    )
  }
  const { letterId, replyDueAt } = await receiptOf(test.db, set, letterOf(['rude'], { owner: '' }), early)
  expect(await back(letterId)).toEqual({
    ok: true,
    value: { gaps: [{ kind: 'row_incomplete', rowId: 's0', missing: ['owner'] }] },
  })
  expect(await rowOf(test.db, letterId)).toMatchObject({
    state: 'returned_incomplete',
    replyDueAt,
    returns: 1,
  })
  await receiptOf(test.db, set, letterOf(['rude'], { owner: '', evidence: 'photo' }), early)
  expect((await back(letterId)).ok).toBe(true)
  await receiptOf(test.db, set, letterOf(['rude'], { owner: '', evidence: 'two photos' }), early)
  expect(await back(letterId)).toEqual({ ok: false, refusal: { reason: 'returned_twice' } })
})

test('a letter without gaps is not returned, and only who judges letters returns one', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const [manager, moderator] = [
    await addPerson(test.db, 'manager', 'quality_manager'),
    await addPerson(test.db, 'moderator', 'moderator'),
  ]
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), early)
  const { version: seenVersion } = await rowOf(test.db, letterId)
  const command = { letterId, seenVersion, note: null, write, requestKey: newKey() }
  expect(await returnLetter(test.db, command, manager, early)).toEqual({
    ok: false,
    refusal: { reason: 'no_gaps' },
  })
  for (const person of [moderator, set.seller]) {
    expect(await returnLetter(test.db, command, person, early)).toEqual({
      ok: false,
      refusal: { reason: 'not_permitted' },
    })
  }
})

test('a withdrawn letter counts for nothing, and may be sent anew as a further version', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), early)
  await withdrawLetter(test.db, { exclusionId: set.exclusionId, requestKey: 'w' }, set.seller, early)
  expect(await findLetterForRecheck(test.db, set.exclusionId, 1)).toBeUndefined()
  expect(await listLettersDue(test.db, { limit: 5 })).toEqual([])

  const again = await receiptOf(test.db, set, letterOf(['rude']), lastMinute)
  expect(again).toMatchObject({ letterId, version: 2 })
  expect(await findLetterForRecheck(test.db, set.exclusionId, 1)).toMatchObject({ receivedAt: lastMinute })
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

test('a letter copied from another seller is found, and its writer is warned before sending', async () => {
  await using test = await createTestDatabase()
  const original = await seed(test, 'original')
  const copyist = await seed(test, 'copyist')
  const content = letterOf(['rude', 'defect', 'packaging'])
  await receiptOf(test.db, original, content, early)
  await receiptOf(test.db, copyist, { ...content, note: 'Greetings from us.' }, early)

  const copied = await findLetter(test.db, copyist.exclusionId)
  expect(copied?.versions[0]?.warnings.map(({ kind }) => kind)).toContain('copied')
  const similar = await listSimilarLetters(test.db, { bands: bandsOfLetter(content), sellerId: 'copyist' })
  expect(similar.map(({ sellerId }) => sellerId)).toEqual(['original'])
})

test('what was sent cannot be changed, by nobody', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  await receiptOf(test.db, set, letterOf(['rude']), early)
  const change = test.ownerDb
    .updateTable('letterVersion')
    .set({ content: JSON.stringify(letterOf(['defect'])) })
    .execute()
  await expect(change).rejects.toThrow('a letter that was sent is not changed')
})
