import { expect, test } from 'vitest'
import { announce } from '#commands/announce'
import { answerQuestion } from '#commands/appeals/answer-question'
import { askAppellant } from '#commands/appeals/ask-appellant'
import { contestAppeal } from '#commands/appeals/contest-appeal'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { findInadmissible } from '#commands/appeals/find-inadmissible'
import { followExternal } from '#commands/appeals/follow-external'
import { handBackAppeal } from '#commands/appeals/hand-back-appeal'
import { noteView } from '#commands/appeals/note-view'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { withdrawAppeal } from '#commands/appeals/withdraw-appeal'
import type { Database } from '#db/client'
import { allowedAppealMoves, appealStates, moveAppeal } from '#domain/appeals/state'
import type { Person } from '#domain/permission'
import { bothAnswered, fileAppeal, restrictReview } from '#tests/setup/appeals'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { tendAppeals } from '#workers/tend-appeals'

const day = 86_400_000
const now = new Date('2026-11-26T12:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * day)
const log = { info() {}, error() {}, warn() {} } as never
const author = { kind: 'link', personId: 'author-1' } as const
let keys = 0
const at = (appealId: string, seenVersion: number) => ({ appealId, seenVersion, requestKey: `k${keys++}` })

async function setUp(db: Database, action: 'reject' | 'redact' | 'return' = 'reject') {
  await addSeller(db)
  const mira = await addPerson(db, 'Mira', 'moderator')
  const iryna = await addPerson(db, 'Iryna', 'appeals')
  const restricted = await restrictReview(db, { moderator: mira }, now, action)
  return { mira, iryna, ...restricted, appealId: await fileAppeal(db, restricted.statementId, later(1)) }
}

async function review(db: Database, appealId: string, iryna: Person) {
  expect(await takeAppeal(db, at(appealId, 1), iryna, later(2))).toMatchObject({ ok: true })
  const viewed = await noteView(db, { ...at(appealId, 2), view: 'It reads like an order.' }, iryna, later(2))
  expect(viewed).toMatchObject({ value: { state: 'under_review', version: 3 } })
}
const decide = (outcome: 'upheld' | 'overturned' | 'modified') => ({
  ...{ outcome, answers: bothAnswered, note: 'The order was under another number.' },
})

test('the database knows the same moves as the domain', async () => {
  await using test = await createTestDatabase()
  const rows = await test.db.selectFrom('appealMove').selectAll().execute()
  const pairs = appealStates.flatMap((from) =>
    allowedAppealMoves(from).flatMap((move) => {
      const moved = moveAppeal(from, move)
      return moved.ok ? [`${from} ${moved.value}`] : []
    }),
  )
  expect(rows.map(({ fromState, toState }) => `${fromState} ${toState}`).sort()).toEqual(
    [...new Set(pairs)].sort(),
  )
})

test('an appeal that was right publishes the review again, with its date, and counts it again', async () => {
  await using test = await createTestDatabase()
  const { iryna, reviewId, appealId } = await setUp(test.db)
  await review(test.db, appealId, iryna)
  const before = await test.db.selectFrom('review').select('createdAt').executeTakeFirstOrThrow()

  const decided = await decideAppeal(
    test.db,
    { ...at(appealId, 3), ...decide('overturned') },
    iryna,
    later(3),
  )
  expect(decided).toMatchObject({ value: { state: 'overturned' } })
  const after = await test.db
    .selectFrom('review')
    .selectAll()
    .where('id', '=', reviewId)
    .executeTakeFirstOrThrow()
  expect(after).toMatchObject({ state: 'published', publishedRevision: 1, createdAt: before.createdAt })
  const jobs = await test.db.selectFrom('outbox').select('job').where('subjectId', '=', reviewId).execute()
  expect(jobs.map(({ job }) => job)).toContain('recount_reviews')

  const answer = await test.db
    .selectFrom('statement')
    .selectAll()
    .where('kind', '=', 'appeal_decided')
    .executeTakeFirstOrThrow()
  expect(answer).toMatchObject({ addresseePersonId: 'author-1', subjectId: appealId, fields: null })
  expect(answer.body).toContain('The review is published, with the date on which it was written.')
  for (const secret of [iryna.id, 'Iryna', 'Mira']) expect(JSON.stringify(answer)).not.toContain(secret)

  await tendAppeals({ db: test.db, log }, later(3))
  expect(await stateOf(test.db)).toBe('overturned')
  await announce(test.db, { limit: 100 }, later(4))
  await tendAppeals({ db: test.db, log }, later(4))
  expect(await stateOf(test.db)).toBe('effects_done')
  await tendAppeals({ db: test.db, log }, later(34))
  expect(await stateOf(test.db)).toBe('closed')
})

test('an appeal that was partly right sends the review back instead, with a statement of its own', async () => {
  await using test = await createTestDatabase()
  const { iryna, reviewId, appealId } = await setUp(test.db)
  await review(test.db, appealId, iryna)
  await decideAppeal(test.db, { ...at(appealId, 3), ...decide('modified') }, iryna, later(3))
  const [found] = await test.db.selectFrom('review').select('state').where('id', '=', reviewId).execute()
  expect(found?.state).toBe('returned_to_author')
  const kinds = await test.db.selectFrom('statement').select('kind').orderBy('kind').execute()
  expect(kinds.map(({ kind }) => kind)).toEqual(['appeal_decided', 'review_rejected', 'review_returned'])
})

test('a masked review reads in full again', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await setUp(test.db, 'redact')
  await review(test.db, appealId, iryna)
  await decideAppeal(test.db, { ...at(appealId, 3), ...decide('overturned') }, iryna, later(3))
  const found = await test.db.selectFrom('review').select(['state', 'publishedText']).executeTakeFirst()
  expect(found).toEqual({ state: 'published', publishedText: null })
})

test('what its author has changed since stands, whatever becomes of the appeal', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await setUp(test.db)
  await test.db.updateTable('review').set({ revision: 2, state: 'received', version: 7 }).execute()
  await review(test.db, appealId, iryna)
  await decideAppeal(test.db, { ...at(appealId, 3), ...decide('overturned') }, iryna, later(3))
  expect(await test.db.selectFrom('review').select(['state', 'version']).executeTakeFirst()).toEqual({
    state: 'received',
    version: 7,
  })
  const { effects } = await test.db.selectFrom('appeal').select('effects').executeTakeFirstOrThrow()
  expect(effects).toEqual(['superseded'])
})

test('an appeal is not decided with a ground unanswered, nor before the thing itself was looked at', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await setUp(test.db)
  await takeAppeal(test.db, at(appealId, 1), iryna, later(2))
  const early = await decideAppeal(test.db, { ...at(appealId, 2), ...decide('upheld') }, iryna, later(2))
  expect(early).toMatchObject({ refusal: { reason: 'not_allowed_now', from: 'assigned' } })
  await noteView(test.db, { ...at(appealId, 2), view: 'Hm.' }, iryna, later(2))
  const answers = bothAnswered.slice(0, 1)
  const half = await decideAppeal(
    test.db,
    { ...at(appealId, 3), ...decide('upheld'), answers },
    iryna,
    later(2),
  )
  expect(half).toEqual({ ok: false, refusal: { reason: 'ground_unanswered', ground: 'proportion' } })
})

test('only whom the notice is to appeals from it, once at a time, and a request sent twice is one appeal', async () => {
  await using test = await createTestDatabase()
  const { statementId, appealId } = await setUp(test.db)
  const request = { statementId, grounds: [{ ground: 'facts' as const, text: 'x' }], requestKey: 'twice' }
  const other = { kind: 'link', personId: 'author-2' } as const
  expect(await submitAppeal(test.db, request, other, later(2))).toMatchObject({
    refusal: { reason: 'not_found' },
  })
  expect(await submitAppeal(test.db, request, author, later(2))).toMatchObject({
    refusal: { reason: 'already_open' },
  })
  await withdrawAppeal(test.db, at(appealId, 1), author, later(2))
  const first = await submitAppeal(test.db, request, author, later(3))
  expect(first).toMatchObject({ ok: true })
  expect(await submitAppeal(test.db, request, author, later(4))).toEqual(first)
})

test('what an appellant is asked stops our clock, and silence decides nothing', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await setUp(test.db)
  await review(test.db, appealId, iryna)
  const due = async () => (await test.db.selectFrom('appeal').select('dueAt').executeTakeFirstOrThrow()).dueAt
  const first = await due()
  const asked = { words: 'The order’s number, please.', days: 5 }
  const short = await askAppellant(test.db, { ...at(appealId, 3), ...asked, days: 4 }, iryna, later(3))
  expect(short).toMatchObject({ refusal: { reason: 'days_out_of_range', least: 5, most: 14 } })
  await askAppellant(test.db, { ...at(appealId, 3), ...asked }, iryna, later(3))
  await answerQuestion(test.db, { ...at(appealId, 4), words: '1177' }, author, later(5))
  expect((await due()).getTime() - first.getTime()).toBe(2 * day)

  await askAppellant(test.db, { ...at(appealId, 5), ...asked }, iryna, later(5))
  await tendAppeals({ db: test.db, log }, later(9))
  expect(await stateOf(test.db)).toBe('info_requested')
  await tendAppeals({ db: test.db, log }, later(10))
  expect(await stateOf(test.db)).toBe('under_review')
  expect((await due()).getTime() - first.getTime()).toBe(7 * day)
})

test('an appeal handed back while its appellant is asked keeps the time that was waited', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await setUp(test.db)
  await review(test.db, appealId, iryna)
  const find = () =>
    test.db.selectFrom('appeal').select(['state', 'dueAt', 'pausedMs']).executeTakeFirstOrThrow()
  const first = await find()
  await askAppellant(test.db, { ...at(appealId, 3), words: 'Which order?', days: 7 }, iryna, later(3))
  expect(await handBackAppeal(test.db, at(appealId, 4), iryna, later(6))).toMatchObject({ ok: true })
  const after = await find()
  expect(after).toMatchObject({ state: 'submitted', pausedMs: 3 * day })
  expect(after.dueAt.getTime() - first.dueAt.getTime()).toBe(3 * day)

  await takeAppeal(test.db, at(appealId, 5), iryna, later(8))
  await noteView(test.db, { ...at(appealId, 6), view: 'Still an order.' }, iryna, later(8))
  await handBackAppeal(test.db, at(appealId, 7), iryna, later(9))
  expect((await find()).pausedMs).toBe(3 * day)
})

test('a repeated request to appeal gets its first answer, and none of another appeal', async () => {
  await using test = await createTestDatabase()
  const { mira, iryna, statementId, appealId } = await setUp(test.db)
  const other = await restrictReview(test.db, { moderator: mira }, now)
  const grounds = [{ ground: 'facts' as const, text: 'I did order there.' }]
  const submit = (of: string, requestKey: string) =>
    submitAppeal(test.db, { statementId: of, grounds, requestKey }, author, later(2))
  const key = `appeal ${statementId} ${later(1).getTime()}`
  expect(await submit(statementId, key)).toMatchObject({ value: { id: appealId } })
  expect(await submit(other.statementId, key)).toMatchObject({ refusal: { reason: 'request_key_taken' } })
  await takeAppeal(test.db, { ...at(appealId, 1), requestKey: 'taken' }, iryna, later(2))
  expect(await submit(statementId, 'taken')).toMatchObject({ refusal: { reason: 'request_key_taken' } })
  expect(await test.db.selectFrom('appeal').select('id').execute()).toHaveLength(1)
})

test('those who hear appeals are reminded before their time is over and at its end, not while they wait', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await setUp(test.db)
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

test('what is not taken can be contested once, and is then looked at by somebody else', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await setUp(test.db)
  const why = 'duplicate' as const
  await takeAppeal(test.db, at(appealId, 1), iryna, later(2))
  await findInadmissible(test.db, { ...at(appealId, 2), why }, iryna, later(2))
  expect(await contestAppeal(test.db, at(appealId, 3), author, later(3))).toMatchObject({ ok: true })
  expect(await takeAppeal(test.db, at(appealId, 4), iryna, later(4))).toMatchObject({
    refusal: { reason: 'has_conflict' },
  })
  const oleh = await addPerson(test.db, 'Oleh', 'appeals')
  await findInadmissible(test.db, { ...at(appealId, 4), why }, oleh, later(4))
  expect(await contestAppeal(test.db, at(appealId, 5), author, later(5))).toMatchObject({
    refusal: { reason: 'contested_before' },
  })
})

test('who turns an appeal down without having taken it is not served it again', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await setUp(test.db)
  await findInadmissible(test.db, { ...at(appealId, 1), why: 'duplicate' }, iryna, later(2))
  expect(await contestAppeal(test.db, at(appealId, 2), author, later(3))).toMatchObject({ ok: true })
  expect(await takeAppeal(test.db, at(appealId, 3), iryna, later(4))).toMatchObject({
    refusal: { reason: 'has_conflict' },
  })
})

test('one that comes back from a dispute body is judged by somebody else', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await setUp(test.db)
  await review(test.db, appealId, iryna)
  await decideAppeal(test.db, { ...at(appealId, 3), ...decide('upheld') }, iryna, later(3))
  const went = { step: 'go_external', body: 'A dispute body', reference: '17' } as const
  expect(await followExternal(test.db, { ...at(appealId, 4), ...went }, iryna, later(20))).toMatchObject({
    value: { state: 'external' },
  })
  await followExternal(test.db, { ...at(appealId, 5), step: 'come_back' }, iryna, later(60))
  const { dueAt } = await test.db.selectFrom('appeal').select('dueAt').executeTakeFirstOrThrow()
  expect(dueAt?.getTime()).toBeGreaterThan(later(60).getTime())
  expect(await takeAppeal(test.db, at(appealId, 6), iryna, later(61))).toMatchObject({
    refusal: { reason: 'has_conflict' },
  })
})

test('nobody takes an appeal from what they decided, nor one they have a tie to', async () => {
  await using test = await createTestDatabase()
  const { mira, iryna, appealId } = await setUp(test.db)
  await test.ownerDb.updateTable('account').set({ role: 'appeals' }).where('id', '=', mira.id).execute()
  expect(await takeAppeal(test.db, at(appealId, 1), { ...mira, role: 'appeals' }, later(2))).toMatchObject({
    refusal: { reason: 'took_part' },
  })
  await takeAppeal(test.db, at(appealId, 1), iryna, later(2))
  await handBackAppeal(test.db, { ...at(appealId, 2), conflict: 'My neighbour wrote it.' }, iryna, later(2))
  expect(await takeAppeal(test.db, at(appealId, 3), iryna, later(3))).toMatchObject({
    refusal: { reason: 'has_conflict' },
  })
})

test('the database itself lets nobody judge what they decided, whatever is sent to it', async () => {
  await using test = await createTestDatabase()
  const { mira, iryna, appealId } = await setUp(test.db)
  const set = (change: object) =>
    test.ownerDb.updateTable('appeal').set(change).where('id', '=', appealId).execute()
  await expect(set({ assignee: mira.id, state: 'assigned' })).rejects.toThrow(/took part in/)
  await expect(set({ decidedBy: mira.id, answers: JSON.stringify(bothAnswered) })).rejects.toThrow(
    /took part in/,
  )
  await expect(set({ state: 'overturned' })).rejects.toThrow(/does not go from submitted to overturned/)
  await expect(set({ grounds: '[{"ground":"other","text":"x"}]' })).rejects.toThrow(/is fixed/)
  await set({ assignee: iryna.id, state: 'assigned' })
  await set({ state: 'under_review' })
  await expect(set({ state: 'upheld', outcome: 'upheld', note: 'x', decidedAt: now })).rejects.toThrow(
    /check/,
  )
  await test.ownerDb
    .insertInto('appealConflict')
    .values({ appealId, accountId: iryna.id, why: 'a tie', declaredAt: now })
    .execute()
  await expect(set({ decidedBy: iryna.id, answers: JSON.stringify(bothAnswered) })).rejects.toThrow(
    /touches them/,
  )
  await expect(test.ownerDb.deleteFrom('appeal').execute()).rejects.toThrow()
})

async function stateOf(db: Database) {
  const { state } = await db.selectFrom('appeal').select('state').executeTakeFirstOrThrow()
  return state
}
