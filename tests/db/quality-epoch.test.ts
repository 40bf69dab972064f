import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { recountSellers } from '#commands/quality/recount-sellers'
import type { Database } from '#db/client'
import { listProposals } from '#db/quality/proposals'
import { addDays } from '#domain/day'
import { fillMarket, runNow } from '#tests/setup/quality-market'
import { createTestDatabase } from '#tests/setup/test-database'

const zone = 'Europe/Kyiv'
const asOf = '2026-11-23'
const nightOf = (day: string) => new Date(`${day}T05:00:00Z`)
const returnedOn = addDays(asOf, 2)
const job = { kind: 'job', id: 'recount_sellers' } as const

test('after a return the old year proposes nobody again, and a new bad month does', async () => {
  await using shop = await createTestDatabase()
  const { db, ownerDb } = shop
  await fillMarket(ownerDb, { sellers: 120, feedback: 10_000, asOf })
  const [returned = '', other = ''] = await sellBadlyAllYear(ownerDb)
  await runNow(db, nightOf(asOf))
  expect(await listProposed(db, asOf)).toEqual(expect.arrayContaining([returned, other]))
  await sql`update quality_proposal set status = 'taken', closed_at = created_at`.execute(ownerDb)

  await returnToCatalogue(db, returned)
  expect(await findResult(db, returned)).toMatchObject({ feedback365: 0, observed365: 0, grade: null })

  const nextWeek = addDays(asOf, 7)
  await runNow(db, nightOf(nextWeek))
  const proposed = await listProposed(db, nextWeek)
  expect(proposed).toContain(other)
  expect(proposed).not.toContain(returned)
  expect(await findResult(db, returned)).toMatchObject({
    feedback365: 0,
    expected365: 0,
    status: 'insufficient',
  })

  await sellBadly(ownerDb, returned)
  await recountSellers(db, { kind: 'orders', ids: newIds('new-o'), zone }, job, nightOf(nextWeek))
  const lastWeek = addDays(asOf, 28)
  // The counters are rolled on day by day, and compared with a rebuild in the end.
  await runNow(db, nightOf(lastWeek))

  const check = await db.selectFrom('qualityCount').select(['rebuiltOn', 'driftedRows']).executeTakeFirst()
  expect(check).toEqual({ rebuiltOn: lastWeek, driftedRows: 0 })
  const [again] = (await listProposals(db, { limit: 50 })).filter(({ sellerId }) => sellerId === returned)
  expect(again?.evidence.quality.windows.map(({ observed }) => observed)).toEqual([20, 20, 20])
  expect(again?.evidence.reviewIds.sort()).toEqual(newIds('new-r').sort())
})

/** Two sellers whose buyers have been unhappy three times out of four. */
async function sellBadlyAllYear(ownerDb: Database): Promise<string[]> {
  const { rows } = await sql<{ sellerId: string }>`
    with bad as materialized (
      select seller_id from review where order_id is not null
      group by 1 having count(*) > 100 order by count(*), seller_id limit 2
    ), unhappy as (
      update review set rating = 1 where seller_id in (select seller_id from bad) and hashtext(id) % 4 <> 0
    )
    select seller_id from bad`.execute(ownerDb)
  return rows.map(({ sellerId }) => sellerId)
}

/** What a re-check and a relapse leave: a case that is watched, whose seller came back before. */
async function returnToCatalogue(db: Database, sellerId: string): Promise<void> {
  const at = nightOf(returnedOn)
  await db
    .insertInto('exclusion')
    .values({ sellerId, state: 'at_risk', reasonCodes: [], zone, openedAt: nightOf(asOf), reinstatedAt: at })
    .execute()
  await recountSellers(db, { kind: 'sellers', ids: [sellerId], zone }, job, at)
}

function newIds(prefix: string): string[] {
  return Array.from({ length: 30 }, (_, index) => `${prefix}${index}`).slice(0, prefix === 'new-r' ? 20 : 30)
}

/** Thirty orders of the weeks after, with a negative review on twenty of them and a good one on the rest. */
async function sellBadly(ownerDb: Database, sellerId: string): Promise<void> {
  const writtenAt = sql`${`${addDays(returnedOn, 6)}T10:00:00Z`}::timestamptz + i % 18 * interval '1 day'`
  await sql`
    insert into customer_order (id, seller_id, buyer_id, placed_at, amount, currency, content_digest, received_at, updated_at)
    select 'new-o' || i, ${sellerId}, 'new-b' || i, ${writtenAt} - interval '1 day', 500, 'UAH', '', now(), now()
    from generate_series(0, 29) as i`.execute(ownerDb)
  await sql`
    insert into review (id, seller_id, order_id, direction, rating, text, author_id, created_at, received_at,
      content_digest, state, published_revision, version)
    select 'new-r' || i, ${sellerId}, 'new-o' || i, 'buyer_to_seller', case when i < 20 then 1 else 5 end, 'text',
      'new-b' || i, ${writtenAt}, now(), '', 'published', 1, 2
    from generate_series(0, 29) as i`.execute(ownerDb)
}

async function findResult(db: Database, sellerId: string) {
  return db
    .selectFrom('sellerQuality')
    .selectAll()
    .where('sellerId', '=', sellerId)
    .orderBy('runId', 'desc')
    .executeTakeFirst()
}

async function listProposed(db: Database, week: string): Promise<string[]> {
  const rows = await db.selectFrom('qualityProposal').select('sellerId').where('week', '=', week).execute()
  return rows.map(({ sellerId }) => sellerId)
}
