import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findSellerQuality } from '#commands/find-seller-quality'
import { advanceRun } from '#commands/quality/advance-run'
import { recountMarked } from '#commands/quality/recount'
import { recountSellers } from '#commands/quality/recount-sellers'
import { requestRun } from '#commands/quality/request-run'
import type { Database } from '#db/client'
import { markAndHold } from '#db/quality/hold-counting'
import { findLatestRun } from '#db/quality/runs'
import { fillMarket, runNow, runToEnd } from '#tests/setup/quality-market'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const zone = 'Europe/Kyiv'
const asOf = '2026-11-23'
const night = new Date(`${asOf}T05:00:00Z`)
const nextNight = new Date(night.getTime() + 24 * 60 * 60 * 1000)
const job = { kind: 'job', id: 'recount_reviews' } as const

/** A market that was compared once, and a second run that stands before a phase. */
async function standBefore(shop: { db: Database; ownerDb: Database }, phase: string): Promise<string> {
  await fillMarket(shop.ownerDb, { sellers: 20, feedback: 600, asOf })
  await runNow(shop.db, night)
  const { taskId } = await requestRun(shop.db, { zone }, job, nextNight)
  for (let isThere = false; !isThere; ) {
    expect(await advanceRun(shop.db, { taskId, zone, sellersAtOnce: 100 }, nextNight)).toBe(true)
    const { checkpoint } = await shop.db
      .selectFrom('longTask')
      .select('checkpoint')
      .where('id', '=', taskId)
      .executeTakeFirstOrThrow()
    isThere = checkpoint.phase === phase
  }
  return taskId
}

/** Finds a counted negative out to be fake: it, and its seller. */
async function unmaskNegative(ownerDb: Database): Promise<{ id: string; sellerId: string }> {
  const { rows } = await sql<{ id: string; sellerId: string }>`
    update review set authenticity = 'confirmed_fake' where id = (
      select id from review where rating = 1 and created_at between '2026-05-01' and '2026-11-01' order by id limit 1)
    returning id, seller_id`.execute(ownerDb)
  const [negative] = rows
  if (!negative) throw new Error('The market has no negative review')
  return negative
}

async function observedInYear(db: Database, sellerId: string): Promise<number | undefined> {
  const quality = await findSellerQuality(db, sellerId)
  return quality?.windows.find(({ days }) => days === 365)?.observed
}

test('what changes after its seller was compared is in the result of the run all the same', async () => {
  await using shop = await createTestDatabase()
  const { db, ownerDb } = shop
  const taskId = await standBefore(shop, 'spread')
  const { id, sellerId } = await unmaskNegative(ownerDb)
  const before = (await observedInYear(db, sellerId)) ?? 0
  await recountSellers(db, { kind: 'reviews', ids: [id], zone }, job, nextNight)
  expect(await observedInYear(db, sellerId)).toBe(before)

  await runToEnd(db, taskId, nextNight)
  expect((await findLatestRun(db))?.asOf).toBe('2026-11-24')
  expect(await observedInYear(db, sellerId)).toBe(before - 1)
})

test('the end of a run waits for who is counting, and compares again what they counted', async () => {
  await using shop = await createTestDatabase()
  const { db, ownerDb } = shop
  const taskId = await standBefore(shop, 'propose')
  const { id, sellerId } = await unmaskNegative(ownerDb)
  const before = (await observedInYear(db, sellerId)) ?? 0
  const counting = await db.startTransaction().execute()
  const held = await markAndHold(counting, { kind: 'reviews', ids: [id], zone })
  if (!held) throw new Error('There is nothing to count up to')
  await recountMarked(counting, held, zone)

  const end = runToEnd(db, taskId, nextNight)
  await untilSomeoneWaitsForALock(shop)
  await counting.commit().execute()
  await end
  expect(await observedInYear(db, sellerId)).toBe(before - 1)
})
