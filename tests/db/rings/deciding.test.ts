import { expect, test } from 'vitest'
import { exemptMember } from '#commands/rings/exempt-member'
import { rejectRing } from '#commands/rings/reject-ring'
import { writeRingDecisions } from '#commands/rings/write-ring-decisions'
import { insertWorkItem } from '#db/work-queue'
import { placeInLine } from '#domain/priority'
import { addPerson } from '#tests/db/measures/people'
import {
  at,
  decisionsOf,
  find,
  foundRing,
  not_genuine,
  outcomesOf,
  reject,
  seconds,
  statesOf,
  write,
} from '#tests/db/rings/found-ring'
import { later } from '#tests/db/rings/made-ring'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

test('one decision about a ring is one decision about each review, in the name of whoever made it', async () => {
  await using test = await createTestDatabase()
  const { ringId, ids, senior } = await foundRing(test.db)
  expect(await reject(test.db, ringId, senior)).toEqual({ ok: true, value: undefined })
  expect(await statesOf(test.db)).toEqual(ids.map(() => 'queued'))
  expect(await write(test.db, ringId)).toBe(false)

  expect(await statesOf(test.db)).toEqual(ids.map(() => 'rejected'))
  const decisions = await decisionsOf(test.db)
  expect(decisions.map(({ subjectId }) => subjectId).sort()).toEqual(ids)
  expect(new Set(decisions.map(({ decidedBy }) => decidedBy))).toEqual(new Set([senior.id]))
  expect(decisions[0]).toMatchObject({ action: 'reject', ...not_genuine })
  expect(await find(test.db)).toMatchObject({ state: 'rejected', round: 1 })
  const told = await test.db.selectFrom('outbox').select('job').where('job', '=', 'announce').execute()
  expect(told).toHaveLength(6)
})

test('in slices, twice over and after a kill each review is decided once', async () => {
  await using test = await createTestDatabase()
  const { ringId, senior } = await foundRing(test.db)
  await reject(test.db, ringId, senior)
  expect(await writeRingDecisions(test.db, { zone, ringId, reviewsAtOnce: 2 }, at)).toBe(true)
  // As a kill between a decision and the note of it leaves it.
  await test.db.updateTable('ringReview').set({ outcome: null, decisionId: null }).execute()
  for (let more = true; more; )
    more = await writeRingDecisions(test.db, { zone, ringId, reviewsAtOnce: 2 }, seconds(1))

  expect(await outcomesOf(test.db)).toEqual(Array(6).fill('rejected'))
  expect(await decisionsOf(test.db)).toHaveLength(6)
  expect(await reject(test.db, ringId, senior)).toEqual({ ok: true, value: undefined })
  expect(await find(test.db)).toMatchObject({ state: 'rejected', round: 1 })
})

test('what is published stays in view until the decision, and comes down by it', async () => {
  await using test = await createTestDatabase()
  const { ringId, ids, senior } = await foundRing(test.db)
  await test.db.updateTable('review').set({ state: 'published', publishedRevision: 1 }).execute()
  await reject(test.db, ringId, senior)
  await write(test.db, ringId)

  expect(await statesOf(test.db)).toEqual(ids.map(() => 'rejected'))
  const events = await test.db
    .selectFrom('event')
    .select('type')
    .where('subjectId', '=', ids[0] ?? '')
    .orderBy('id')
    .execute()
  expect(events.map(({ type }) => type)).toEqual(['review_screened', 'review_reopened', 'review_decided'])
  const open = await test.db.selectFrom('workItem').select('id').where('closedAt', 'is', null).execute()
  expect(open).toEqual([])
})

test('the reviews of an exempted member are left alone, and of one taken back in are not', async () => {
  await using test = await createTestDatabase()
  const { ringId, senior } = await foundRing(test.db)
  const exempt = (authorId: string, reason: string | null, seenVersion: number) =>
    exemptMember(
      test.db,
      { ringId, authorId, reason, seenVersion, requestKey: `${authorId} ${reason}` },
      senior,
      at,
    )
  expect(await exempt('a0', ' ', 1)).toMatchObject({ refusal: { reason: 'reason_required' } })
  expect(await exempt('nobody', 'A relative', 1)).toMatchObject({ refusal: { reason: 'not_a_member' } })
  expect(await exempt('a0', 'Bought at the counter', 1)).toMatchObject({ ok: true })
  expect(await exempt('a1', 'A relative', 2)).toMatchObject({ ok: true })
  expect(await exempt('a1', null, 3)).toMatchObject({ ok: true })
  await reject(test.db, ringId, senior)
  await write(test.db, ringId)

  expect(await statesOf(test.db)).toEqual(['queued', ...Array(5).fill('rejected')])
  expect(await outcomesOf(test.db)).toEqual([null, ...Array(5).fill('rejected')])
})

test('what one review is refused for is kept with it and holds up no other', async () => {
  await using test = await createTestDatabase()
  const { ringId, ids, senior } = await foundRing(test.db)
  const mira = await addPerson(test.db, 'moderator')
  const place = placeInLine(later(60), [])
  const held = await test.db
    .transaction()
    .execute((tx) =>
      insertWorkItem(tx, { subjectId: ids[0] ?? '', queue: 'reviews', language: 'en', place, now: at }),
    )
  await test.db
    .updateTable('workItem')
    .set({ leaseHolder: mira.id, leaseUntil: seconds(600) })
    .where('id', '=', held)
    .execute()
  await test.db
    .updateTable('review')
    .set({ state: 'received' })
    .where('id', '=', ids[1] ?? '')
    .execute()
  const command = { ringId, ...not_genuine, zone, seenVersion: 1, requestKey: 'look', isLook: true }
  expect(await rejectRing(test.db, command, senior, at)).toMatchObject({ value: { letters: [{ count: 4 }] } })
  await reject(test.db, ringId, senior)
  await test.db
    .updateTable('review')
    .set({ version: 9 })
    .where('id', '=', ids[2] ?? '')
    .execute()
  await write(test.db, ringId)

  expect(await outcomesOf(test.db)).toEqual([
    'lease_lost',
    'not_allowed',
    'changed_meanwhile',
    ...Array(3).fill('rejected'),
  ])
  await reject(test.db, ringId, senior, 'again')
  await write(test.db, ringId, seconds(700))
  expect((await outcomesOf(test.db)).filter((outcome) => outcome === 'rejected')).toHaveLength(5)
})

test('a review whose author they are tied to is passed over, published or not, and none of its letters is shown', async () => {
  await using test = await createTestDatabase()
  const { ringId, ids, senior } = await foundRing(test.db)
  const [first = '', second = ''] = ids
  const set = (id: string, change: object) =>
    test.db.updateTable('review').set(change).where('id', '=', id).execute()
  await set(first, { authorId: 'cousin' })
  await set(second, { authorId: 'cousin', state: 'published', publishedRevision: 1 })
  const tie = { accountId: senior.id, partyId: 'cousin', declaredAt: at }
  await test.db.insertInto('declaredTie').values(tie).execute()
  const command = { ringId, ...not_genuine, zone, seenVersion: 1, requestKey: 'look', isLook: true }
  expect(await rejectRing(test.db, command, senior, at)).toMatchObject({ value: { letters: [{ count: 4 }] } })
  await reject(test.db, ringId, senior)
  await write(test.db, ringId)
  expect(await outcomesOf(test.db)).toEqual(['tied', 'tied', ...Array(4).fill('rejected')])
  expect((await statesOf(test.db)).slice(0, 2)).toEqual(['queued', 'published'])
})

test('without two strong findings only a senior calls reviews fake, in a ring as elsewhere', async () => {
  await using test = await createTestDatabase()
  const { ringId, ids } = await foundRing(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  await test.db
    .updateTable('review')
    .set({ state: 'published', publishedRevision: 1 })
    .where('id', '=', ids[0] ?? '')
    .execute()
  await reject(test.db, ringId, manager)
  await write(test.db, ringId)
  expect(await outcomesOf(test.db)).toEqual(Array(6).fill('evidence_required'))
  expect(await statesOf(test.db)).toEqual(['published', ...Array(5).fill('queued')])
})

test('who may not work on rings is refused, as is a reason that does not say fake', async () => {
  await using test = await createTestDatabase()
  const { ringId, senior } = await foundRing(test.db)
  expect(await reject(test.db, ringId, await addPerson(test.db, 'moderator'))).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
  const command = { ringId, reasonCode: 'advertising', zone, seenVersion: 1, requestKey: 'k' }
  expect(await rejectRing(test.db, command, senior, at)).toMatchObject({
    refusal: { reason: 'reason_unknown' },
  })
})

test('what its authors would be told is shown once in each wording with how many, word for word, and changes nothing', async () => {
  await using test = await createTestDatabase()
  const { ringId, ids, senior } = await foundRing(test.db)
  await test.db.updateTable('review').set({ language: 'uk' }).where('id', 'in', ids.slice(0, 2)).execute()
  const published = { state: 'published', publishedRevision: 1 } as const
  await test.db
    .updateTable('review')
    .set(published)
    .where('id', '=', ids[2] ?? '')
    .execute()
  const command = { ringId, ...not_genuine, zone, seenVersion: 1, requestKey: 'k' }
  const looked = await rejectRing(test.db, { ...command, isLook: true }, senior, at)
  const { letters } = (looked.ok && looked.value) || { letters: [] }
  expect(letters.map(({ language, count }) => [language, count])).toEqual([
    ['uk', 2],
    ['en', 1],
    ['en', 3],
  ])
  expect(await find(test.db)).toMatchObject({ state: 'open', version: 1, round: 0 })
  expect(await outcomesOf(test.db)).toEqual(Array(6).fill(null))

  expect(await rejectRing(test.db, command, senior, at)).toMatchObject({ ok: true })
  await write(test.db, ringId)
  const sent = await test.db.selectFrom('statement').select(['title', 'body', 'decisionId']).execute()
  const told = sent.map(({ title, body, decisionId }) => ({
    title,
    body: body.replaceAll(decisionId ?? '', '…'),
  }))
  expect(told).toHaveLength(6)
  for (const { title, body } of letters) expect(told).toContainEqual({ title, body })
})
