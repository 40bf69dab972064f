import { expect, test } from 'vitest'
import { acknowledgeComplaint } from '#commands/complaints/acknowledge-complaint'
import { claimComplaint } from '#commands/complaints/claim-complaint'
import { classifyComplaint } from '#commands/complaints/classify-complaint'
import { setComplaintCompetence } from '#commands/complaints/set-competence'
import { findComplaint } from '#db/complaints/complaints'
import { claimNextComplaint } from '#db/complaints/line'
import { askSeller, decideTriage, fileComplaint, hoursAfter, monday, stateOf } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/people'
import { addOrder, addReview } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const claim = (accountId: string, now = monday) => ({
  accountId,
  now,
  until: new Date(now.getTime() + 600_000),
})

test('a complaint that comes in is acknowledged and in line, with its topic by the marketplace’s word', async () => {
  await using test = await createTestDatabase()
  await fileComplaint(test.db, { kind: 'wrong item' })
  expect(await findComplaint(test.db, 'c-1')).toMatchObject({
    ...{ state: 'triage', topic: 'returns', subtopic: 'mismatch', severity: 'normal', number: 10001 },
  })
  const events = await test.db.selectFrom('event').select(['type', 'data']).orderBy('id').execute()
  expect(events.map(({ type, data }) => [type, (data as { after?: string }).after])).toEqual([
    ['complaint_received', undefined],
    ['complaint_moved', 'acknowledged'],
    ['complaint_moved', 'triage'],
  ])
  const again = await acknowledgeComplaint(
    test.db,
    { complaintId: 'c-1', requestKey: 'acknowledge:c-1' },
    monday,
  )
  expect(again).toMatchObject({ ok: true, value: { state: 'triage', version: 2 } })
})

test('what repeats an open complaint about the same order becomes part of it, words and all', async () => {
  await using test = await createTestDatabase()
  await fileComplaint(test.db)
  const text = 'Still nothing! '.repeat(600).trim()
  await fileComplaint(test.db, { id: 'c-2', text, createdAt: hoursAfter(1).toISOString() })
  await fileComplaint(test.db, { id: 'c-3', orderId: 'o-9', createdAt: hoursAfter(1).toISOString() })
  expect(await findComplaint(test.db, 'c-2')).toMatchObject({ state: 'duplicate', duplicateOf: 'c-1' })
  expect(await stateOf(test.db, 'c-3')).toBe('triage')
  const messages = await test.db
    .selectFrom('complaintMessage')
    .select(['complaintId', 'lane', 'text'])
    .execute()
  expect(messages).toEqual([{ complaintId: 'c-1', lane: 'complainant', text }])
})

test('the same words of one buyer about one seller on one day are one complaint, also without an order', async () => {
  await using test = await createTestDatabase()
  const bare = { orderId: undefined, text: 'Nobody answers my calls.' }
  await fileComplaint(test.db, bare)
  await fileComplaint(test.db, { ...bare, id: 'c-2', createdAt: hoursAfter(3).toISOString() })
  await fileComplaint(test.db, { ...bare, id: 'c-3', text: 'Nor my mails.' })
  await fileComplaint(test.db, { ...bare, id: 'c-4', createdAt: hoursAfter(30).toISOString() })
  await fileComplaint(test.db, { ...bare, id: 'c-5', complainantId: 'buyer-8' })
  expect(await findComplaint(test.db, 'c-2')).toMatchObject({ state: 'duplicate', duplicateOf: 'c-1' })
  for (const id of ['c-3', 'c-4', 'c-5']) expect(await stateOf(test.db, id)).toBe('triage')
  expect(await test.db.selectFrom('complaintMessage').select('id').execute()).toEqual([])
})

test('what may be dangerous goes the short way, to a senior, and the marketplace is asked to stop the sale', async () => {
  await using test = await createTestDatabase()
  await fileComplaint(test.db, { kind: 'safety', text: 'The charger caught fire.' })
  expect(await stateOf(test.db, 'c-1')).toBe('safety_fast_track')
  const [moderator, senior] = [
    await addPerson(test.db, 'mo', 'moderator'),
    await addPerson(test.db, 'sen', 'senior'),
  ]
  expect(await claimNextComplaint(test.db, 'complaints', claim(moderator.id))).toBeUndefined()
  const clear = { complaintId: 'c-1', decision: { move: 'clear_danger' } } as const
  expect(await decideTriage(test.db, clear, moderator)).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
  expect(await claimComplaint(test.db, {}, moderator, monday)).toEqual({ ok: true, value: undefined })
  expect(await claimComplaint(test.db, { complaintId: 'c-1' }, moderator, monday)).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
  expect(await claimComplaint(test.db, {}, senior, monday)).toEqual({ ok: true, value: 'c-1' })
  expect(await decideTriage(test.db, clear, senior)).toMatchObject({ value: { state: 'triage' } })
})

test('each complaint is served to whoever knows the matter and the language, and to anybody once overdue', async () => {
  await using test = await createTestDatabase()
  await fileComplaint(test.db)
  const [anna, bela] = [
    await addPerson(test.db, 'anna', 'moderator'),
    await addPerson(test.db, 'bela', 'moderator'),
  ]
  const set = (accountId: string, skills: ('goods' | 'privacy')[], languages: ('uk' | 'zh')[]) =>
    setComplaintCompetence(
      test.db,
      { accountId, skills, languages },
      { kind: 'operator', id: 'test' },
      monday,
    )
  await set(anna.id, ['privacy'], [])
  await set(bela.id, ['goods'], ['zh'])
  expect(await claimNextComplaint(test.db, 'complaints', claim(anna.id))).toBeUndefined()
  expect(await claimNextComplaint(test.db, 'complaints', claim(bela.id))).toBeUndefined()
  await set(bela.id, ['goods'], ['uk', 'zh'])
  expect(await claimNextComplaint(test.db, 'complaints', claim(bela.id))).toMatchObject({ subjectId: 'c-1' })
  expect(await claimNextComplaint(test.db, 'complaints', claim(anna.id, hoursAfter(25)))).toMatchObject({
    subjectId: 'c-1',
  })
})

test('a complaint somebody has in hand is decided by them, and as they saw it', async () => {
  await using test = await createTestDatabase()
  await fileComplaint(test.db)
  const [anna, bela] = [
    await addPerson(test.db, 'anna', 'moderator'),
    await addPerson(test.db, 'bela', 'moderator'),
  ]
  await claimNextComplaint(test.db, 'complaints', claim(anna.id))
  const ask = { complaintId: 'c-1', decision: askSeller }
  expect(await decideTriage(test.db, ask, bela)).toMatchObject({
    refusal: { reason: 'lease_lost', by: 'anna' },
  })
  const classified = { complaintId: 'c-1', topic: 'fraud', subtopic: null, severity: 'high' } as const
  await classifyComplaint(test.db, { ...classified, seenVersion: 2, requestKey: 'k1' }, anna, monday)
  const stale = await classifyComplaint(
    test.db,
    { ...classified, seenVersion: 2, requestKey: 'k2' },
    anna,
    monday,
  )
  expect(stale).toMatchObject({ refusal: { reason: 'complaint_changed', by: 'anna', state: 'triage' } })
  const item = await test.db.selectFrom('workItem').select(['skill', 'leaseHolder']).executeTakeFirstOrThrow()
  expect(item).toEqual({ skill: 'integrity', leaseHolder: anna.id })
  expect(await decideTriage(test.db, ask, anna)).toMatchObject({
    value: { state: 'awaiting_seller', version: 4 },
  })
  expect(await test.db.selectFrom('workItem').select('id').where('closedAt', 'is', null).execute()).toEqual(
    [],
  )
})

test('a complaint is turned down with an answer, joined with one of the same seller, and asked about once it has a topic', async () => {
  await using test = await createTestDatabase()
  const person = await addPerson(test.db, 'anna', 'moderator')
  await fileComplaint(test.db, { kind: 'something else' })
  await fileComplaint(test.db, { id: 'c-2', sellerId: 's-2', orderId: undefined })
  const decide = (decision: Parameters<typeof decideTriage>[1]['decision'], complaintId = 'c-1') =>
    decideTriage(test.db, { complaintId, decision }, person)
  const reasons = [
    await decide(askSeller),
    await decide({ move: 'ask_seller', hours: 1, namesComplainant: false }, 'c-2'),
    await decide({ move: 'find_invalid', answer: '  ' }),
    await decide({ move: 'mark_duplicate', duplicateOf: 'c-2' }),
    await decide({ move: 'verify_fake', answer: 'x', told: ' ', checked: ['chat'] }),
    await decide({ move: 'verify_fake', answer: 'x', told: 'y', checked: ['chat'] }),
    await decide({ move: 'settle' } as never),
  ].map((answer) => !answer.ok && answer.refusal.reason)
  expect(reasons).toEqual([
    ...[
      'topic_missing',
      'hours_out_of_range',
      'answer_missing',
      'unknown_original',
      'told_missing',
      'other_topic',
    ],
    'not_permitted',
  ])
  expect(
    await decide({ move: 'find_invalid', answer: 'The parcel was delivered on 2 November.' }),
  ).toMatchObject({
    value: { state: 'invalid' },
  })
})

test('a fake order is verified by place, time, a photo or calls, and the buyer’s other orders; extortion by the chat', async () => {
  await using test = await createTestDatabase()
  const person = await addPerson(test.db, 'anna', 'moderator')
  const performer = { filedBy: 'performer', complainantId: 's-1' } as const
  await addOrder(test.db, { id: 'o-5', sellerId: 's-1', buyerId: 'buyer-7' })
  for (const [id, kind, orderId] of [
    ['f-1', 'fake_order', 'o-5'],
    ['f-2', 'fake_order', undefined],
    ['x-1', 'review_extortion', undefined],
  ] as const)
    await fileComplaint(test.db, { ...performer, id, kind, orderId })
  const reviewId = await addReview(test.db, { sellerId: 's-1', state: 'queued' })
  const decide = (
    complaintId: string,
    move: 'verify_fake' | 'verify_extortion' | 'not_prove',
    checked: never[],
  ) =>
    decideTriage(
      test.db,
      {
        complaintId,
        decision: { move, checked, answer: 'We looked.', told: 'It was seen.', reviewId },
      },
      person,
    )
  const checks = (...names: string[]) => names as never[]
  expect(await decide('f-1', 'verify_fake', checks('place_and_time', 'pattern'))).toMatchObject({
    refusal: { reason: 'not_enough_checked' },
  })
  expect(await decide('f-1', 'verify_fake', checks('place_and_time', 'call_log', 'pattern'))).toMatchObject({
    value: { state: 'verified_fake' },
  })
  expect(await decide('f-2', 'not_prove', checks())).toMatchObject({
    refusal: { reason: 'not_enough_checked' },
  })
  expect(await decide('f-2', 'not_prove', checks('pattern'))).toMatchObject({
    value: { state: 'not_proven' },
  })
  expect(await decide('x-1', 'verify_fake', checks('chat'))).toMatchObject({
    refusal: { reason: 'other_topic' },
  })
  expect(await decide('x-1', 'verify_extortion', checks('chat'))).toMatchObject({
    value: { state: 'verified_extortion' },
  })
})

test('a review something was demanded with is taken down, and only one of that shop; a fake order asks for its loss', async () => {
  await using test = await createTestDatabase()
  const person = await addPerson(test.db, 'anna', 'moderator')
  const seen = { state: 'published', publishedRevision: 1, authorId: 'buyer-7' } as const
  const reviewId = await addReview(test.db, { ...seen, sellerId: 's-1' })
  const elsewhere = await addReview(test.db, { ...seen, sellerId: 's-2' })
  const performer = { filedBy: 'performer', complainantId: 's-1' } as const
  await fileComplaint(test.db, { ...performer, id: 'x-1', kind: 'review_extortion' })
  await fileComplaint(test.db, { ...performer, id: 'f-1', kind: 'fake_order', orderId: 'o-2' })
  await addOrder(test.db, { id: 'o-2', sellerId: 's-1', buyerId: 'buyer-7' })
  const extortion = {
    move: 'verify_extortion',
    checked: ['chat'],
    answer: 'The chat shows it.',
    told: 'So you wrote.',
  } as const
  const verify = (id: string) =>
    decideTriage(
      test.db,
      { complaintId: 'x-1', decision: { ...extortion, checked: ['chat'], reviewId: id } },
      person,
    )
  expect(await verify(elsewhere)).toMatchObject({ refusal: { reason: 'no_content' } })
  expect(await verify(reviewId)).toMatchObject({ value: { state: 'verified_extortion' } })
  const states = await test.db.selectFrom('review').select(['id', 'state']).execute()
  expect(states).toContainEqual({ id: reviewId, state: 'rejected' })
  expect(states).toContainEqual({ id: elsewhere, state: 'published' })
  const told = await test.db
    .selectFrom('statement')
    .select('kind')
    .where('subjectId', '=', reviewId)
    .execute()
  expect(told).toHaveLength(1)

  const checked = ['place_and_time' as const, 'photo' as const, 'pattern' as const]
  const decision = {
    move: 'verify_fake',
    checked,
    answer: 'Nobody meant that order.',
    told: 'So it is.',
  } as const
  await decideTriage(test.db, { complaintId: 'f-1', decision: { ...decision, checked } }, person)
  const asked = await test.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'marketplace_asked')
    .execute()
  expect(asked).toMatchObject([
    { data: { ask: 'compensation', to: 'complainant', orderId: 'o-2', why: 'verified_fake' } },
  ])
})
