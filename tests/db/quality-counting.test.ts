import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { findSellerQuality } from '#commands/find-seller-quality'
import { advanceRun } from '#commands/quality/advance-run'
import { recountSellers } from '#commands/quality/recount-sellers'
import { requestRun } from '#commands/quality/request-run'
import type { Database } from '#db/client'
import { setFault } from '#db/disputes/faults'
import { findCountState } from '#db/quality/roll'
import type { TriageDecision } from '#domain/complaints/triage'
import type { Fault } from '#domain/disputes/fault'
import { decideTriage, fileComplaint } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/people'
import { holdsAnything, sumCounters } from '#tests/setup/quality-counters'
import { fillMarket, runNow } from '#tests/setup/quality-market'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const zone = 'Europe/Kyiv'
const now = new Date('2026-11-23T05:00:00Z')
const asOf = '2026-11-23'
const dayMs = 24 * 60 * 60 * 1000
const job = { kind: 'job', id: 'recount_reviews' } as const

const recount = (db: Database, ids: string[], at = now) =>
  recountSellers(db, { kind: 'reviews', ids, zone }, job, at)

/** Everything counted, without rows in which nothing is left. */
async function counters(db: Database) {
  const { rows } = await sql`
    select * from quality_counter where ${holdsAnything} order by seller_id, cell`.execute(db)
  return rows
}

test('after thousands of changed verdicts and five nights the counters are those of a full rebuild', async () => {
  await using shop = await createTestDatabase()
  const { db, ownerDb } = shop
  await fillMarket(ownerDb, { sellers: 40, feedback: 4_000, asOf })
  await runNow(db, now)
  for (let night = 0; night < 5; night++) {
    const at = new Date(now.getTime() + night * dayMs)
    for (let batch = 0; batch < 8; batch++) {
      const { rows } = await sql<{ id: string }>`
        update review set
          state = (array['published', 'rejected', 'queued', 'published'])[1 + floor(random() * 4)::int],
          authenticity = (array['genuine', 'confirmed_fake', 'unknown'])[1 + floor(random() * 3)::int],
          rating = 1 + floor(random() * 5)::int
        where id in (select id from review order by random() limit 250) returning id`.execute(ownerDb)
      await recount(
        db,
        rows.map(({ id }) => id),
        at,
      )
    }
    await runNow(db, new Date(at.getTime() + dayMs))
  }
  const kept = await counters(db)
  await sql`update quality_count set rebuilt_on = null`.execute(ownerDb)
  await runNow(db, new Date(now.getTime() + 5 * dayMs))
  expect(await counters(db)).toEqual(kept)
  expect(await findCountState(db)).toMatchObject({ rebuiltOn: '2026-11-28', driftedRows: 0 })
})

test('a change nobody told of is found by the weekly rebuild, told and put right', async () => {
  await using shop = await createTestDatabase()
  const { db, ownerDb } = shop
  await fillMarket(ownerDb, { sellers: 20, feedback: 1_000, asOf })
  await runNow(db, now)
  await sql`update review set state = 'rejected' where id in (select id from review order by id limit 50)`.execute(
    ownerDb,
  )
  await runNow(db, new Date(now.getTime() + 7 * dayMs))
  const { rows } = await sql<{ data: { drifted: number } }>`
    select data from event where type = 'quality_counters_drifted'`.execute(ownerDb)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.data.drifted).toBeGreaterThan(20)
})

describe('what counts', () => {
  let shop: Awaited<ReturnType<typeof createTestDatabase>>
  let db: Database
  const createdAt = new Date('2026-11-10T10:00:00Z')
  beforeAll(async () => {
    shop = await createTestDatabase()
    db = shop.db
    await fillMarket(shop.ownerDb, { sellers: 40, feedback: 4_000, asOf })
    await runNow(db, now)
    return () => shop[Symbol.asyncDispose]()
  })

  const figures = async (sellerId: string) => {
    const quality = await findSellerQuality(db, sellerId)
    const window = quality?.windows.find(({ days }) => days === 30)
    return { observed: window?.observed ?? 0, feedback: window?.feedback ?? 0, ratio: window?.ratio ?? 0 }
  }
  const write = async (review: Parameters<typeof addReview>[1]) => {
    const id = await addReview(shop.ownerDb, { rating: 1, state: 'published', createdAt, ...review })
    await recount(db, [id])
    return id
  }

  const orders = async (sellerId: string) => {
    const { orders, late } = await sumCounters(db, sellerId)
    return { orders, late }
  }

  test('a negative review is seen at once in its seller’s figures, and gone when it proves to be fake', async () => {
    // Without orders: a fifth of the market.
    const before = await figures('s0000010')
    const id = await write({ sellerId: 's0000010' })
    const with1 = await figures('s0000010')
    expect(with1).toMatchObject({ observed: before.observed + 1, feedback: before.feedback + 1 })
    expect(with1.ratio).toBeGreaterThan(before.ratio)
    await sql`update review set authenticity = 'confirmed_fake' where id = ${id}`.execute(shop.ownerDb)
    await recount(db, [id])
    expect(await figures('s0000010')).toEqual(before)
  })

  test('a negative review that is not the seller’s fault is not counted against them, and is once it proves to be theirs', async () => {
    const before = await figures('s0000020')
    const reviewId = await write({ sellerId: 's0000020' })
    const counted = await figures('s0000020')
    expect(counted).toMatchObject({ observed: before.observed + 1, feedback: before.feedback + 1 })
    const { id: setBy } = await addPerson(shop.ownerDb, 'fay', 'senior')
    const faults = { platform: before, carrier: before, buyer: before, unclear: counted, seller: counted }
    for (const [fault, expected] of Object.entries(faults) as [Fault, typeof before][]) {
      await db
        .transaction()
        .execute((tx) => setFault(tx, { reviewId, revision: 1, fault, note: 'It is so.', setBy }, now))
      await recount(db, [reviewId])
      expect([fault, await figures('s0000020')]).toEqual([fault, expected])
    }
  })

  test('pending, rejected and withdrawn reviews change nothing', async () => {
    const before = await figures('s0000015')
    for (const state of [
      'received',
      'queued',
      'held_evidence',
      'escalated',
      'rejected',
      'withdrawn',
    ] as const)
      await write({ sellerId: 's0000015', state })
    expect(await figures('s0000015')).toEqual(before)
  })

  test('in orders mode reviews without an order, or with somebody else’s, change nothing', async () => {
    const before = await figures('s0000011')
    await write({ sellerId: 's0000011' })
    await write({ sellerId: 's0000011', orderId: 'o1' })
    expect(await figures('s0000011')).toEqual(before)
  })

  test('of several reviews one buyer wrote about the same the last counts', async () => {
    const before = await figures('s0000020')
    await write({ sellerId: 's0000020', authorId: 'again' })
    await write({
      sellerId: 's0000020',
      authorId: 'again',
      rating: 5,
      createdAt: new Date(createdAt.getTime() + dayMs),
    })
    expect(await figures('s0000020')).toMatchObject({
      observed: before.observed,
      feedback: before.feedback + 1,
    })
  })

  test('an order with a negative review and an upheld complaint counts once', async () => {
    const sellerId = 's0000012'
    await sql`insert into customer_order (id, seller_id, buyer_id, placed_at, content_digest, received_at, updated_at)
      values ('twice', ${sellerId}, 'complainer', ${createdAt}, '', ${createdAt}, ${createdAt})`.execute(
      shop.ownerDb,
    )
    const before = await figures(sellerId)
    await sql`insert into complaint (id, seller_id, order_id, complainant_id, kind, text, created_at, decided_for,
      decided_at, content_digest, received_at) values ('twice', ${sellerId}, 'twice', 'complainer', 'defect', '',
      ${createdAt}, 'buyer', ${createdAt}, '', ${createdAt})`.execute(shop.ownerDb)
    await recountSellers(db, { kind: 'complaints', ids: ['twice'], zone }, job, now)
    expect((await figures(sellerId)).observed).toBe(before.observed + 1)
    await write({ sellerId, orderId: 'twice', authorId: 'complainer' })
    expect((await figures(sellerId)).observed).toBe(before.observed + 1)
  })

  test('a promise that was missed counts like a complaint decided for the buyer, until it is decided otherwise', async () => {
    const sellerId = 's0000013'
    await sql`insert into customer_order (id, seller_id, buyer_id, placed_at, content_digest, received_at, updated_at)
      values ('vain', ${sellerId}, 'waiter', ${createdAt}, '', ${createdAt}, ${createdAt})`.execute(
      shop.ownerDb,
    )
    const before = await figures(sellerId)
    await sql`insert into complaint (id, seller_id, order_id, complainant_id, kind, text, created_at, content_digest,
      received_at) values ('vain', ${sellerId}, 'vain', 'waiter', 'defect', '', ${createdAt}, '', ${createdAt})`.execute(
      shop.ownerDb,
    )
    const promise = (source: string, state: string) =>
      sql`insert into complaint_remedy (complaint_id, source, source_id, kind, state, owed_at, due_at, settled_at)
        values ('vain', ${source}, gen_random_uuid(), 'redo', ${state}, ${createdAt},
          ${createdAt}::timestamptz + interval '1 day', ${createdAt})`.execute(shop.ownerDb)
    const observed = async () => {
      await recountSellers(db, { kind: 'complaints', ids: ['vain'], zone }, job, now)
      return (await figures(sellerId)).observed - before.observed
    }
    const decide = (decidedFor: string | null) =>
      sql`update complaint set decided_for = ${decidedFor}, decided_at = ${decidedFor && createdAt}
        where id = 'vain'`.execute(shop.ownerDb)

    await promise('decision', 'missed')
    await promise('offer', 'fulfilled')
    expect(await observed()).toBe(0)
    await promise('offer', 'missed')
    expect(await observed()).toBe(1)
    await decide('seller')
    expect(await observed()).toBe(0)
    await decide('buyer')
    expect(await observed()).toBe(1)
    await decide(null)
    expect(await observed()).toBe(1)
    await write({ sellerId, orderId: 'vain', authorId: 'waiter' })
    expect((await figures(sellerId)).observed - before.observed).toBe(1)
  })

  test('an order found to be fake, and what stands on it, counts for nobody until an appeal is heard', async () => {
    const sellerId = 's0000012'
    const before = { figures: await figures(sellerId), orders: await orders(sellerId) }
    await sql`insert into customer_order (id, seller_id, buyer_id, placed_at, promised_by, content_digest, received_at,
      updated_at) values ('nobody-there', ${sellerId}, 'prankster', ${createdAt}, ${createdAt}, '', ${createdAt},
      ${createdAt})`.execute(shop.ownerDb)
    await recountSellers(db, { kind: 'orders', ids: ['nobody-there'], zone }, job, now)
    await write({ sellerId, orderId: 'nobody-there', authorId: 'prankster' })
    const counting = { figures: await figures(sellerId), orders: await orders(sellerId) }
    expect(counting.orders).toEqual({ orders: before.orders.orders + 1, late: before.orders.late + 1 })
    expect(counting.figures.observed).toBe(before.figures.observed + 1)

    const complaintId = await fileComplaint(db, {
      ...{ id: 'fake-1', sellerId, complainantId: sellerId, orderId: 'nobody-there' },
      ...{ filedBy: 'performer', kind: 'fake_order' },
    })
    const proof = {
      checked: ['place_and_time', 'call_log', 'pattern'],
      answer: 'Nobody lives there.',
      told: 'An empty site.',
    }
    const decision = { move: 'verify_fake', ...proof } as TriageDecision
    await decideTriage(db, { complaintId, decision }, await addPerson(db, 'anna', 'moderator'))
    const jobs = await db.selectFrom('outbox').select('job').where('subjectId', '=', complaintId).execute()
    expect(jobs).toContainEqual({ job: 'recount_complaints' })
    const settle = () => recountSellers(db, { kind: 'complaints', ids: [complaintId], zone }, job, now)
    await settle()
    expect({ figures: await figures(sellerId), orders: await orders(sellerId) }).toEqual(before)

    await sql`update complaint set state = 'reopened' where id = ${complaintId}`.execute(shop.ownerDb)
    await settle()
    expect({ figures: await figures(sellerId), orders: await orders(sellerId) }).toEqual(counting)
  })

  test('whoever turns from reviews to orders is counted by orders, of all ages', async () => {
    const sellerId = 's0000020'
    expect(await sumCounters(db, sellerId)).toMatchObject({ orders: 0 })
    await sql`
      insert into customer_order (id, seller_id, buyer_id, placed_at, content_digest, received_at, updated_at)
      select 'turn-' || age, ${sellerId}, 'buyer-' || age, ${createdAt}::timestamptz - age * interval '1 day', '',
        ${createdAt}, ${createdAt}
      from generate_series(0, 400, 20) as age`.execute(shop.ownerDb)
    const ids = Array.from({ length: 21 }, (_, at) => `turn-${20 * at}`)
    await recountSellers(db, { kind: 'orders', ids, zone }, job, now)
    expect(await sumCounters(db, sellerId)).toMatchObject({ orders: 21, reviews: 0, negatives: 0 })
  })

  test('a seller unknown until now is compared at once', async () => {
    await addSeller(shop.ownerDb, 'newcomer')
    await write({ sellerId: 'newcomer' })
    expect(await findSellerQuality(db, 'newcomer')).toMatchObject({ grade: null, status: 'insufficient' })
  })

  test('a change while a run is under way waits for it', async () => {
    const { taskId } = await requestRun(db, { zone }, job, new Date(now.getTime() + dayMs))
    await advanceRun(db, { taskId, zone, sellersAtOnce: 100 }, now)
    await expect(write({ sellerId: 's0000010' })).resolves.toBeDefined()
  })
})
