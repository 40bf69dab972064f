import { expect, test } from 'vitest'
import { announce } from '#commands/announce'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { withdrawAppeal } from '#commands/appeals/withdraw-appeal'
import { allowedAppealMoves, appealStates, moveAppeal } from '#domain/appeals/state'
import { bothAnswered, restrictReview } from '#tests/setup/appeals'
import { appealed, at, author, decide, later, log, lookAt, now, stateOf } from '#tests/setup/hearing'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'
import { tendAppeals } from '#workers/tend-appeals'

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
  const { iryna, reviewId, appealId } = await appealed(test.db)
  await lookAt(test.db, appealId, iryna)
  const before = await test.db.selectFrom('review').select('createdAt').executeTakeFirstOrThrow()

  const decided = await decideAppeal(
    test.db,
    { zone, ...at(appealId, 3), ...decide('overturned') },
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
  const { iryna, reviewId, appealId } = await appealed(test.db)
  await lookAt(test.db, appealId, iryna)
  await decideAppeal(test.db, { zone, ...at(appealId, 3), ...decide('modified') }, iryna, later(3))
  const [found] = await test.db.selectFrom('review').select('state').where('id', '=', reviewId).execute()
  expect(found?.state).toBe('returned_to_author')
  const kinds = await test.db.selectFrom('statement').select('kind').orderBy('kind').execute()
  expect(kinds.map(({ kind }) => kind)).toEqual(['appeal_decided', 'review_rejected', 'review_returned'])
})

test('a masked review reads in full again', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await appealed(test.db, 'redact')
  await lookAt(test.db, appealId, iryna)
  await decideAppeal(test.db, { zone, ...at(appealId, 3), ...decide('overturned') }, iryna, later(3))
  const found = await test.db.selectFrom('review').select(['state', 'publishedText']).executeTakeFirst()
  expect(found).toEqual({ state: 'published', publishedText: null })
})

test('what its author has changed since stands, whatever becomes of the appeal', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await appealed(test.db)
  await test.db.updateTable('review').set({ revision: 2, state: 'received', version: 7 }).execute()
  await lookAt(test.db, appealId, iryna)
  await decideAppeal(test.db, { zone, ...at(appealId, 3), ...decide('overturned') }, iryna, later(3))
  expect(await test.db.selectFrom('review').select(['state', 'version']).executeTakeFirst()).toEqual({
    state: 'received',
    version: 7,
  })
  const { effects } = await test.db.selectFrom('appeal').select('effects').executeTakeFirstOrThrow()
  expect(effects).toEqual(['superseded'])
})

test('an appeal is not decided with a ground unanswered, nor before the thing itself was looked at', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await appealed(test.db)
  await takeAppeal(test.db, at(appealId, 1), iryna, later(2))
  const early = await decideAppeal(
    test.db,
    { zone, ...at(appealId, 2), ...decide('upheld') },
    iryna,
    later(2),
  )
  expect(early).toMatchObject({ refusal: { reason: 'not_allowed_now', from: 'assigned' } })
  await noteView(test.db, { ...at(appealId, 2), view: 'Hm.' }, iryna, later(2))
  const answers = bothAnswered.slice(0, 1)
  const half = await decideAppeal(
    test.db,
    { zone, ...at(appealId, 3), ...decide('upheld'), answers },
    iryna,
    later(2),
  )
  expect(half).toEqual({ ok: false, refusal: { reason: 'ground_unanswered', ground: 'proportion' } })
})

test('only whom the notice is to appeals from it, once at a time, and a request sent twice is one appeal', async () => {
  await using test = await createTestDatabase()
  const { statementId, appealId } = await appealed(test.db)
  const request = {
    statementId,
    grounds: [{ ground: 'facts' as const, text: 'x' }],
    zone,
    requestKey: 'twice',
  }
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

test('a repeated request to appeal gets its first answer, and none of another appeal', async () => {
  await using test = await createTestDatabase()
  const { mira, iryna, statementId, appealId } = await appealed(test.db)
  const other = await restrictReview(test.db, { moderator: mira }, now)
  const grounds = [{ ground: 'facts' as const, text: 'I did order there.' }]
  const submit = (of: string, requestKey: string) =>
    submitAppeal(test.db, { statementId: of, grounds, zone, requestKey }, author, later(2))
  const key = `appeal ${statementId} ${later(1).getTime()}`
  expect(await submit(statementId, key)).toMatchObject({ value: { id: appealId } })
  expect(await submit(other.statementId, key)).toMatchObject({ refusal: { reason: 'request_key_taken' } })
  await takeAppeal(test.db, { ...at(appealId, 1), requestKey: 'taken' }, iryna, later(2))
  expect(await submit(statementId, 'taken')).toMatchObject({ refusal: { reason: 'request_key_taken' } })
  expect(await test.db.selectFrom('appeal').select('id').execute()).toHaveLength(1)
})
