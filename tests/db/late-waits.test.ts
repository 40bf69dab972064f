import { expect, test } from 'vitest'
import { tellOfComplaint } from '#commands/complaints/tell-of-complaint'
import { decideReview } from '#commands/decide-review'
import { tellLateWaits } from '#commands/notices/tell-late-waits'
import type { Database } from '#db/client'
import { listNotices } from '#db/notices/bell'
import { marketplaceEventOf } from '#domain/announcement'
import type { DomainEvent } from '#domain/event'
import type { LineOfWait } from '#domain/usual-wait'
import { fileComplaint, monday } from '#tests/setup/complaints'
import { addPerson as addShopPerson } from '#tests/setup/letters'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'
import { complaintMails } from '#workers/mail/complaints'

const hour = 3_600_000
const after = (hours: number) => new Date(monday.getTime() + hours * hour)
const all = { limit: 50 }

/** Nine of ten in a line were answered within so many hours. */
async function setUsual(db: Database, line: LineOfWait, hours: number, answered = 20) {
  const usual = { halfMs: hour, mostMs: hours * hour, answered, countedAt: monday }
  await db
    .insertInto('usualWait')
    .values({ line, ...usual })
    .execute()
}

async function listTold(db: Database): Promise<DomainEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select(['type', 'subjectKind', 'subjectId', 'data'])
    .where('type', '=', 'wait_exceeded')
    .orderBy('id')
    .execute()
  return rows.map(({ type, subjectKind, subjectId, data }) => {
    // What is written is read: rows of the log are events.
    return { type, subject: { kind: subjectKind, id: subjectId }, data } as unknown as DomainEvent
  })
}

/** A review in line since Monday. */
async function queueReview(db: Database) {
  const reviewId = await addReview(db, { state: 'queued', rating: 1 })
  await db
    .insertInto('workItem')
    .values({
      ...{ kind: 'review', subjectId: reviewId, queue: 'reviews', why: '[]' },
      ...{ rankAt: monday, dueAt: after(24), openedAt: monday },
    })
    .execute()
  return reviewId
}

test('whoever waits longer than nine of ten did is told once, and nobody before that or where nobody can say', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db)
  const reviewId = await queueReview(db)
  expect(await tellLateWaits(db, all, after(400))).toBe(0)
  await setUsual(db, 'review', 10, 4)
  expect(await tellLateWaits(db, all, after(400))).toBe(0)
  await db.updateTable('usualWait').set({ answered: 5 }).execute()
  expect(await tellLateWaits(db, all, after(10))).toBe(0)
  expect(await tellLateWaits(db, all, after(11))).toBe(1)
  expect(await tellLateWaits(db, all, after(12))).toBe(0)

  const [told] = await listTold(db)
  expect(told).toMatchObject({ subject: { kind: 'review', id: reviewId } })
  expect(told && marketplaceEventOf(told, { sellerId: 'seller' })).toEqual({
    type: 'review.delayed',
    subject: { kind: 'review', id: reviewId },
    data: { sellerId: null, reviewId, since: monday.toISOString(), usualMs: 10 * hour },
  })
  const mira = await addPerson(db, 'Mira', 'moderator')
  const publish = { reviewId, action: 'publish', seenVersion: 1, requestKey: 'p', zone } as const
  expect(await decideReview(db, publish, mira, after(13))).toMatchObject({ ok: true })
  await db.deleteFrom('toldWait').execute()
  expect(await tellLateWaits(db, all, after(14))).toBe(0)
})

test('a shop hears of its own reply in its bell, and a buyer by mail that their complaint takes longer', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const shop = await addShopPerson(db, 'Olena', 'seller', 's-1')
  const reviewId = await addReview(db, { sellerId: 's-1', state: 'published', rating: 1 })
  await db
    .insertInto('reply')
    .values({
      ...{ id: 'y-1', reviewId, sellerId: 's-1', text: 'Sorry.', state: 'queued' },
      ...{ createdAt: monday, receivedAt: monday, contentDigest: Buffer.alloc(32) },
    })
    .execute()
  const complaintId = await fileComplaint(db)
  await setUsual(db, 'reply', 10)
  await setUsual(db, 'complaint', 10)
  expect(await tellLateWaits(db, all, after(11))).toBe(2)
  expect(await listNotices(db, shop.id, { limit: 9 })).toMatchObject([
    { kind: 'answer_delayed', subjectId: `reply/${reviewId}`, times: 1 },
  ])

  const write = complaintMails({ linkBase: 'https://x.example', zone, now: after(11) })
  for (let again = 0; again < 2; again++) await tellOfComplaint(db, { complaintId, write }, after(11))
  const mails = await db.selectFrom('mail').select(['recipient', 'subject']).execute()
  expect(mails.filter(({ subject }) => subject.includes('більше часу, ніж зазвичай'))).toHaveLength(1)
  expect(mails.every(({ recipient }) => recipient === 'buyer@example.org')).toBe(true)
})
