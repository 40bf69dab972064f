import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { recountSellers } from '#commands/quality/recount-sellers'
import { findCountState, setRebuildDue } from '#db/quality/roll'
import { addDays } from '#domain/day'
import { holdsAnything, sumCounters, sumDays } from '#tests/setup/quality-counters'
import { fillMarket, runNow } from '#tests/setup/quality-market'
import { createTestDatabase } from '#tests/setup/test-database'

const zone = 'Europe/Kyiv'
const asOf = '2026-11-23'
const nextWeek = addDays(asOf, 7)
const nightOf = (day: string) => new Date(`${day}T05:00:00Z`)
const job = { kind: 'job', id: 'recount_orders' } as const

test('a counter that is not what its days come to is found by the weekly rebuild, told and put right', async () => {
  await using shop = await createTestDatabase()
  const { db, ownerDb } = shop
  await fillMarket(ownerDb, { sellers: 20, feedback: 500, asOf })
  await runNow(db, nightOf(asOf))
  const { rows } = await sql`
    update quality_counter set reviews1 = reviews1 + 3
    where (seller_id, cell) = (select seller_id, cell from quality_counter order by 1, 2 limit 1) returning 1`.execute(
    ownerDb,
  )
  expect(rows).toHaveLength(1)

  await runNow(db, nightOf(nextWeek))
  const check = await findCountState(db)
  expect(check).toMatchObject({ rebuiltOn: nextWeek, driftedRows: 1 })
  const { rows: all } = await sql<{ held: number }>`
    select (select count(*) from quality_day where day >= ${nextWeek}::date - 455) + (select count(*) from quality_counter
      where ${holdsAnything}) as held`.execute(ownerDb)
  expect(check?.rebuiltRows).toBe(all[0]?.held)
  const told = await db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'quality_counters_drifted')
    .execute()
  expect(told).toEqual([{ data: { asOf: nextWeek, drifted: 1, rows: check?.rebuiltRows } }])
})

test('a promise broken in the night of a rebuild counts from the day after, however it is come by', async () => {
  await using shop = await createTestDatabase()
  const { db, ownerDb } = shop
  await fillMarket(ownerDb, { sellers: 20, feedback: 500, asOf })
  const promise = async (id: string, sellerId: string) => {
    const [placed, promised] = [nightOf(addDays(asOf, -9)), new Date(nightOf(nextWeek).getTime() - 3_600_000)]
    await sql`
      insert into customer_order (id, seller_id, buyer_id, placed_at, promised_by, content_digest, received_at, updated_at)
      values (${id}, ${sellerId}, 'buyer', ${placed}, ${promised}, '', ${placed}, ${placed})`.execute(ownerDb)
  }
  await promise('rebuilt', 's0000006')
  await runNow(db, nightOf(asOf))
  const late = async (sellerId: string) => (await sumDays(db, sellerId)).late
  const before = await late('s0000006')
  await runNow(db, nightOf(nextWeek))
  expect(await findCountState(db)).toMatchObject({ rebuiltOn: nextWeek, driftedRows: 0 })

  const other = await late('s0000007')
  await promise('recounted', 's0000007')
  await recountSellers(db, { kind: 'orders', ids: ['recounted'], zone }, job, nightOf(nextWeek))
  expect([await late('s0000006'), await late('s0000007')]).toEqual([before, other])
  await runNow(db, nightOf(addDays(nextWeek, 1)))
  expect([await late('s0000006'), await late('s0000007')]).toEqual([before + 1, other + 1])

  // The counters followed: counted anew they are the same.
  await setRebuildDue(ownerDb)
  await runNow(db, nightOf(addDays(nextWeek, 2)))
  expect(await findCountState(db)).toMatchObject({ rebuiltOn: addDays(nextWeek, 2), driftedRows: 0 })
})

test('whoever turns from orders to reviews by the time that passes is counted anew, and is no drift', async () => {
  await using shop = await createTestDatabase()
  const { db, ownerDb } = shop
  await fillMarket(ownerDb, { sellers: 20, feedback: 500, asOf })
  await runNow(db, nightOf(asOf))
  const asReviews = await sumCounters(db, 's0000005')
  expect(asReviews.reviews).toBeGreaterThan(0)
  // As if the last of their orders were about to leave the year.
  await sql`update quality_seller set mode = 'orders' where seller_id = 's0000005'`.execute(ownerDb)
  await sql`update quality_counter set reviews3 = 0, negatives3 = 0 where seller_id = 's0000005'`.execute(
    ownerDb,
  )

  await setRebuildDue(ownerDb)
  await runNow(db, nightOf(addDays(asOf, 1)))
  expect(await findCountState(db)).toMatchObject({ rebuiltOn: addDays(asOf, 1), driftedRows: 0 })
  expect((await sumCounters(db, 's0000005')).reviews).toBeGreaterThan(0.9 * asReviews.reviews)
})
