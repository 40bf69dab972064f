import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { claimWork } from '#commands/claim-work'
import { decideReview } from '#commands/decide-review'
import { declareShopTie } from '#commands/declare-shop-tie'
import { handOverWork } from '#commands/hand-over-work'
import { reopenReview } from '#commands/reopen-review'
import { claimReply } from '#commands/replies/claim-reply'
import { decideReply } from '#commands/replies/decide-reply'
import { insertWorkItem } from '#db/work-queue'
import type { Person } from '#domain/permission'
import { placeInLine } from '#domain/priority'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-21T09:00:00Z')
const minutes = (n: number) => new Date(now.getTime() + n * 60_000)
const key = () => crypto.randomUUID()
const tied = { ok: false, refusal: { reason: 'tied' } }

/** Two reviews in line, of one shop and then of another, and two moderators. */
async function setUp() {
  const test = await createTestDatabase()
  const { db, ownerDb } = test
  for (const [at, id] of ['a', 'b'].entries()) {
    await addSeller(db, id)
    await addReview(db, { id: `of-${id}`, sellerId: id, authorId: `author-${id}`, state: 'queued' })
    const item = { subjectId: `of-${id}`, queue: 'reviews', language: 'en', now } as const
    const place = placeInLine(minutes(60 + at), [])
    await db.transaction().execute((tx) => insertWorkItem(tx, { ...item, place }))
  }
  const items = await db.selectFrom('workItem').select(['id', 'subjectId']).execute()
  return {
    ...test,
    mira: await addPerson(db, 'Mira', 'moderator'),
    omar: await addPerson(db, 'Omar', 'moderator'),
    itemOf: (reviewId: string) => items.find(({ subjectId }) => subjectId === reviewId)?.id ?? '',
    tie: async (person: Person, partyId: string) => {
      await ownerDb
        .insertInto('declaredTie')
        .values({ accountId: person.id, partyId, declaredAt: now })
        .execute()
    },
    next: async (person: Person) => {
      const claimed = await claimWork(db, {}, person, now)
      return claimed.ok ? claimed.value?.subjectId : claimed.refusal.reason
    },
    decide: (reviewId: string, person: Person, action: 'publish' | 'escalate' = 'publish') => {
      const reason = action === 'escalate' ? { reasonCode: 'unsure' } : {}
      const command = { reviewId, action, ...reason, seenVersion: 1, requestKey: key(), zone }
      return decideReview(db, command, person, now)
    },
  }
}

test.each(['a', 'author-a'])('nobody is given a review of %s, to whom they are tied', async (party) => {
  await using desk = await setUp()
  await desk.tie(desk.mira, party)
  expect(await desk.next(desk.mira)).toBe('of-b')
  expect(await desk.next(desk.mira)).toBeUndefined()
  const workItemId = desk.itemOf('of-a')
  expect(await claimWork(desk.db, { workItemId }, desk.mira, now)).toEqual(tied)
  expect(await desk.next(desk.omar)).toBe('of-a')
  const over = { workItemId, toAccountId: desk.mira.id, note: '' }
  expect(await handOverWork(desk.db, over, desk.omar, now)).toMatchObject({
    refusal: { reason: 'unknown_person' },
  })
})

test('nor where they write from the address of its shop', async () => {
  await using desk = await setUp()
  await desk.ownerDb.updateTable('seller').set({ contactEmail: 'MIRA@test' }).where('id', '=', 'a').execute()
  expect(await desk.next(desk.mira)).toBe('of-b')
  expect(await desk.next(desk.mira)).toBeUndefined()
  expect(await desk.decide('of-a', desk.mira)).toEqual(tied)
})

test('whoever is tied decides nothing about a review, not even that a senior has to', async () => {
  await using desk = await setUp()
  await desk.next(desk.mira)
  await declareShopTie(desk.db, { sellerId: 'a', requestKey: key() }, desk.mira, now)
  for (const action of ['publish', 'escalate'] as const)
    expect(await desk.decide('of-a', desk.mira, action)).toEqual(tied)
  expect(await desk.decide('of-b', desk.mira)).toMatchObject({ ok: true })

  const insert = (decidedBy: string | null) => sql`
    insert into decision (subject_kind, subject_id, revision, action, from_state, to_state, version, policy_version,
      decided_by, decided_at, effective_at)
    values ('review', 'of-a', 1, 'publish', 'queued', 'published', 2, 0, ${decidedBy}, ${now}, ${now})`
  await expect(insert(desk.mira.id).execute(desk.ownerDb)).rejects.toThrow(/tied to/)
  await insert(desk.omar.id).execute(desk.ownerDb)
  await insert(null).execute(desk.ownerDb)
})

test('nor puts a decided one before people again, which may be the first of two voices against it', async () => {
  await using desk = await setUp()
  const { db, ownerDb } = desk
  const [vera, sofia] = [await addPerson(db, 'Vera', 'senior'), await addPerson(db, 'Sofia', 'senior')]
  await sql`update review set state = 'published', published_revision = 1 where id = 'of-a'`.execute(ownerDb)
  await desk.tie(vera, 'a')
  const reopen = (person: Person) =>
    reopenReview(
      db,
      { reviewId: 'of-a', why: 'It names her.', seenVersion: 1, requestKey: key() },
      person,
      now,
    )
  expect(await reopen(vera)).toEqual(tied)
  const write = sql`
    insert into event (type, subject_kind, subject_id, data, actor_kind, actor_id, happened_at, digest)
    values ('review_reopened', 'review', 'of-a', '{}', 'person', ${vera.id}, ${now}, 'x')`
  await expect(write.execute(ownerDb)).rejects.toThrow(/tied to/)
  await sql`delete from work_item where subject_id = 'of-a'`.execute(ownerDb)
  expect(await reopen(sofia)).toMatchObject({ ok: true, value: { state: 'queued' } })
})

test('nor about a reply to a review of whom they are tied to', async () => {
  await using desk = await setUp()
  const { db, ownerDb, mira, omar } = desk
  for (const [at, id] of ['a', 'b'].entries()) {
    await sql`update review set state = 'published', published_revision = 1 where id = ${`of-${id}`}`.execute(
      ownerDb,
    )
    await ownerDb
      .insertInto('reply')
      .values({
        ...{ id: `to-${id}`, reviewId: `of-${id}`, sellerId: id, text: 'We are sorry.', state: 'queued' },
        ...{ contentDigest: Buffer.alloc(32), createdAt: now, receivedAt: now, dueAt: minutes(at) },
      })
      .execute()
  }
  await desk.tie(mira, 'author-a')
  expect(await claimReply(db, mira, now)).toEqual({ ok: true, value: 'to-b' })
  expect(await claimReply(db, omar, now)).toEqual({ ok: true, value: 'to-a' })
  await desk.tie(omar, 'a')
  expect(await claimReply(db, omar, minutes(1))).toEqual({ ok: true, value: undefined })

  const vera = await addPerson(db, 'Vera', 'moderator')
  const decide = (person: Person) =>
    decideReply(
      db,
      { replyId: 'to-a', action: 'publish', seenVersion: 1, requestKey: key(), zone },
      person,
      minutes(30),
    )
  expect(await decide(mira)).toEqual(tied)
  const write = sql`update reply set decided_by = ${mira.id}, decided_at = ${now} where id = 'to-a'`
  await expect(write.execute(ownerDb)).rejects.toThrow(/tied to/)
  expect(await decide(vera)).toMatchObject({ ok: true })
  const takeOver = sql`update reply set decided_by = ${mira.id} where id = 'to-a'`
  await expect(takeOver.execute(ownerDb)).rejects.toThrow(/tied to/)
})
