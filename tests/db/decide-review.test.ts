import { expect, test } from 'vitest'
import { claimWork } from '#commands/claim-work'
import { decideReview } from '#commands/decide-review'
import { receiveReviews } from '#commands/receive-reviews'
import { undoDecision } from '#commands/undo-decision'
import { withdrawReview } from '#commands/withdraw-review'
import type { Database } from '#db/client'
import { lockReview } from '#db/reviews'
import { insertWorkItem } from '#db/work-queue'
import type { Person } from '#domain/permission'
import { defaultRules } from '#domain/policy'
import { placeInLine } from '#domain/priority'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-21T09:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const marketplace = { kind: 'api_key', id: 'key' } as const

async function seedPerson(
  db: Database,
  name: string,
  role: 'moderator' | 'senior' = 'moderator',
): Promise<Person> {
  const { id } = await db
    .insertInto('account')
    .values({
      email: `${name}@test`,
      name,
      role,
      createdAt: now,
      passwordHash: null,
      sellerId: null,
      disabledAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { kind: 'person', id, name, role, sellerId: null, language: 'en' }
}

/** A review that waits for a person, as screening leaves it. */
async function seedQueued(db: Database, id: string) {
  const row = {
    id,
    sellerId: 's1',
    rating: 2,
    text: 'Call me on 0671234567, slow.',
    createdAt: now.toISOString(),
    author: { id: 'a1' },
  }
  await receiveReviews(db, [row], marketplace, now)
  await db.updateTable('review').set({ state: 'queued', version: 2 }).where('id', '=', id).execute()
  await db.transaction().execute((tx) =>
    insertWorkItem(tx, {
      subjectId: id,
      queue: 'reviews',
      language: 'en',
      place: placeInLine(later(3600), []),
      now,
    }),
  )
}

const reject = (reviewId: string, requestKey: string) =>
  ({ reviewId, action: 'reject', reasonCode: 'advertising', seenVersion: 2, requestKey }) as const

test('a decision sent twice is taken once and answered alike', async () => {
  await using test = await createTestDatabase()
  const mira = await seedPerson(test.db, 'Mira')
  await seedQueued(test.db, 'r1')

  const first = await decideReview(test.db, { ...reject('r1', 'k1'), zone }, mira, now)
  const second = await decideReview(test.db, { ...reject('r1', 'k1'), zone }, mira, later(2))

  expect(first).toMatchObject({ ok: true, value: { state: 'rejected', version: 3 } })
  expect(second).toEqual(first)
  const announced = await test.db.selectFrom('outbox').select('job').where('job', '=', 'announce').execute()
  expect(announced).toHaveLength(1)
})

test('the key of a decision about one review is refused for another', async () => {
  await using test = await createTestDatabase()
  const mira = await seedPerson(test.db, 'Mira')
  await seedQueued(test.db, 'r1')
  await seedQueued(test.db, 'r2')

  await decideReview(test.db, { ...reject('r1', 'k1'), zone }, mira, now)
  const other = await decideReview(test.db, { ...reject('r2', 'k1'), zone }, mira, now)

  expect(other).toEqual({ ok: false, refusal: { reason: 'request_key_taken' } })
})

test('somebody who waited for another person is told who was quicker and when', async () => {
  await using test = await createTestDatabase()
  const [mira, omar] = [await seedPerson(test.db, 'Mira'), await seedPerson(test.db, 'Omar')]
  await seedQueued(test.db, 'r1')

  const blocker = await test.db.startTransaction().execute()
  await lockReview(blocker, 'r1')
  const quick = decideReview(test.db, { ...reject('r1', 'mira'), zone }, mira, now)
  await untilSomeoneWaitsForALock(test)
  const slow = decideReview(test.db, { ...reject('r1', 'omar'), zone }, omar, later(1))
  await blocker.commit().execute()

  const answers = await Promise.all([quick, slow])
  const won = answers.filter(({ ok }) => ok)
  expect(won).toHaveLength(1)
  const lost = answers.find(({ ok }) => !ok)
  expect(lost).toMatchObject({
    refusal: { reason: 'changed_meanwhile', state: 'rejected', by: expect.any(String) },
  })
})

test('while somebody has the lease nobody else decides; a lease that ran out protects nothing', async () => {
  await using test = await createTestDatabase()
  const [mira, omar] = [await seedPerson(test.db, 'Mira'), await seedPerson(test.db, 'Omar')]
  await seedQueued(test.db, 'r1')
  await claimWork(test.db, {}, mira, now)

  const early = await decideReview(test.db, { ...reject('r1', 'k1'), zone }, omar, later(60))
  expect(early).toMatchObject({ ok: false, refusal: { reason: 'lease_lost', by: 'Mira', until: later(600) } })
  const after = await decideReview(test.db, { ...reject('r1', 'k2'), zone }, omar, later(601))
  expect(after).toMatchObject({ ok: true })
})

test('a decision can be undone until it is told, and puts everything back', async () => {
  await using test = await createTestDatabase()
  const mira = await seedPerson(test.db, 'Mira')
  await seedQueued(test.db, 'r1')
  const decided = await decideReview(test.db, { ...reject('r1', 'k1'), zone }, mira, now)
  if (!decided.ok) throw new Error('not decided')

  const undone = await undoDecision(test.db, { decisionId: decided.value.id }, mira, later(9))

  expect(undone).toMatchObject({ ok: true, value: { state: 'queued', version: 4 } })
  expect(await test.db.selectFrom('outbox').select('job').where('job', '=', 'announce').execute()).toEqual([])
  const item = await test.db
    .selectFrom('workItem')
    .select(['closedAt', 'leaseHolder'])
    .executeTakeFirstOrThrow()
  expect(item).toEqual({ closedAt: null, leaseHolder: mira.id })
})

test('a decision is not undone after its window, nor by somebody else', async () => {
  await using test = await createTestDatabase()
  const [mira, omar] = [await seedPerson(test.db, 'Mira'), await seedPerson(test.db, 'Omar')]
  await seedQueued(test.db, 'r1')
  const decided = await decideReview(test.db, { ...reject('r1', 'k1'), zone }, mira, now)
  if (!decided.ok) throw new Error('not decided')
  const decisionId = decided.value.id

  expect(await undoDecision(test.db, { decisionId }, omar, later(1))).toEqual({
    ok: false,
    refusal: { reason: 'not_yours' },
  })
  expect(await undoDecision(test.db, { decisionId }, mira, later(10))).toEqual({
    ok: false,
    refusal: { reason: 'too_late' },
  })
})

test('an escalated item goes to the seniors, and only they decide it', async () => {
  await using test = await createTestDatabase()
  const [mira, vira] = [await seedPerson(test.db, 'Mira'), await seedPerson(test.db, 'Vira', 'senior')]
  await seedQueued(test.db, 'r1')
  const escalate = {
    reviewId: 'r1',
    action: 'escalate',
    reasonCode: 'unsure',
    seenVersion: 2,
    requestKey: 'k1',
  } as const
  expect(await decideReview(test.db, { ...escalate, zone }, mira, now)).toMatchObject({
    ok: true,
    value: { state: 'escalated' },
  })

  expect(await claimWork(test.db, {}, mira, later(1))).toEqual({ ok: true, value: undefined })
  const mine = { reviewId: 'r1', action: 'publish', seenVersion: 3, requestKey: 'k2' } as const
  expect(await decideReview(test.db, { ...mine, zone }, mira, later(1))).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
  expect(await claimWork(test.db, {}, vira, later(1))).toMatchObject({
    value: { subjectId: 'r1', queue: 'seniors' },
  })
  expect(await decideReview(test.db, { ...mine, zone }, vira, later(2))).toMatchObject({
    ok: true,
    value: { state: 'published' },
  })
})

test('an escalation taken back leaves the item in line where it stood', async () => {
  await using test = await createTestDatabase()
  const mira = await seedPerson(test.db, 'Mira')
  await seedQueued(test.db, 'r1')
  const place = () =>
    test.db.selectFrom('workItem').select(['queue', 'rankAt', 'dueAt', 'why']).executeTakeFirstOrThrow()
  const before = await place()
  const escalate = {
    reviewId: 'r1',
    action: 'escalate',
    reasonCode: 'unsure',
    seenVersion: 2,
    requestKey: 'k1',
  } as const

  const escalated = await decideReview(test.db, { ...escalate, zone }, mira, now)
  expect((await place()).rankAt).not.toEqual(before.rankAt)
  const decisionId = escalated.ok ? escalated.value.id : ''
  expect(await undoDecision(test.db, { decisionId }, mira, later(5))).toMatchObject({ ok: true })

  expect(await place()).toEqual(before)
})

test('redacting masks the spans and nothing else, and keeps the text as sent', async () => {
  await using test = await createTestDatabase()
  const mira = await seedPerson(test.db, 'Mira')
  await seedQueued(test.db, 'r1')
  const redactions = [{ start: 11, end: 21, reason: 'personal_data' }]
  const redact = {
    reviewId: 'r1',
    action: 'redact',
    reasonCode: 'personal_data',
    redactions,
    seenVersion: 2,
    requestKey: 'k',
  } as const
  await decideReview(test.db, { ...redact, zone }, mira, now)

  const review = await test.db
    .selectFrom('review')
    .select(['text', 'publishedText', 'state'])
    .executeTakeFirstOrThrow()
  expect(review).toEqual({
    text: 'Call me on 0671234567, slow.',
    publishedText: 'Call me on ██████████, slow.',
    state: 'published_redacted',
  })
})

test('an edit takes a review off the desk, and a decision about the old text is refused', async () => {
  await using test = await createTestDatabase()
  const mira = await seedPerson(test.db, 'Mira')
  await seedQueued(test.db, 'r1')
  await claimWork(test.db, {}, mira, now)
  const edited = {
    id: 'r1',
    sellerId: 's1',
    rating: 2,
    text: 'Slow delivery.',
    createdAt: now.toISOString(),
    author: { id: 'a1' },
  }
  await receiveReviews(test.db, [edited], marketplace, later(30))

  expect(await decideReview(test.db, { ...reject('r1', 'k1'), zone }, mira, later(31))).toMatchObject({
    refusal: { reason: 'changed_meanwhile', by: null, at: later(30), state: 'received' },
  })
})

test('only the author takes a review back', async () => {
  await using test = await createTestDatabase()
  await seedQueued(test.db, 'r1')
  expect(await withdrawReview(test.db, { reviewId: 'r1', by: 'someone' }, marketplace, now)).toMatchObject({
    refusal: { reason: 'not_the_author' },
  })
  expect(await withdrawReview(test.db, { reviewId: 'r1', by: 'a1' }, marketplace, now)).toMatchObject({
    value: { state: 'withdrawn' },
  })
})

test('a decision about what was screened by no policy names the one that holds', async () => {
  await using test = await createTestDatabase()
  const person = await seedPerson(test.db, 'Mira')
  await seedQueued(test.db, 'r')
  const policy = { category: '*', version: 3, rules: JSON.stringify(defaultRules), createdAt: now }
  await test.ownerDb.insertInto('policy').values(policy).execute()
  const command = { reviewId: 'r', action: 'publish', seenVersion: 2, requestKey: 'k', zone } as const
  expect(await decideReview(test.db, command, person, later(1))).toMatchObject({ ok: true })
  const decisions = test.db.selectFrom('decision').select('policyVersion')
  expect(await decisions.execute()).toEqual([{ policyVersion: 3 }])
})
