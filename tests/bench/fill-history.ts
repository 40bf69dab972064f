import { sql } from 'kysely'
import { rebuildCounters } from '#commands/behaviour/rebuild-counters'
import type { Database } from '#db/client'
import { bandTable } from '#db/near-duplicates'
import type { ReviewRow } from '#domain/intake'
import type { BenchDatabase } from '#tests/bench/bench-database'
import { inBatches } from '#tests/bench/keep-in-flight'
import { insertSellers } from '#tests/bench/makings'
import { makeReviews } from '#tests/bench/review-rows'
import { readText } from '#workers/language/read-text'

/** Reviews that were screened and published before, with everything that screening keeps of them. */
export async function fillHistory({ ownerDb }: BenchDatabase, count: number): Promise<void> {
  await insertSellers(ownerDb)
  const rows = makeReviews(count, { prefix: 'old', now: new Date(), days: 90 })
  for (const batch of inBatches(rows, 5_000)) {
    await insertPublished(ownerDb, batch)
    const bands = batch.map(({ id, text }) => ({ reviewId: id, ...readText({ title: null, text }) }))
    await sql`
      insert into review_band (band, review_id)
      select band, review_id from ${bandTable(bands)} order by band`.execute(ownerDb)
  }
  await countAll(ownerDb)
  await rebuildCounters(ownerDb, { kind: 'job', id: 'bench' }, new Date())
}

async function insertPublished(db: Database, rows: ReviewRow[]): Promise<void> {
  await sql`
    with published as (
      insert into review (id, seller_id, order_id, direction, rating, text, language, author_id, author_registered_at,
        device_hash, address_hash, created_at, received_at, content_digest, state, published_revision,
        fake_probability, version)
      select id, "sellerId", "orderId", 'buyer_to_seller', rating, text, language, author ->> 'id',
        (author ->> 'registeredAt')::timestamptz, author ->> 'deviceHash', author ->> 'addressHash', "createdAt",
        "createdAt", '', 'published', 1, 0.05, 2
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, "sellerId" text, "orderId" text,
        rating smallint, text text, language text, author json, "createdAt" timestamptz)
      returning id
    )
    insert into screening (review_id, revision, model, policy_version, outcome, fake_probability, signals, screened_at)
    select id, 1, 'bench', 0, 'publish', 0.05, '[]', now() from published`.execute(db)
}

async function countAll(db: Database): Promise<void> {
  await sql`
    insert into seller_stat (seller_id, reviews, rating_sum, rating_square_sum, first_at)
    select seller_id, count(*), sum(rating), sum(rating * rating), min(created_at) from review group by 1`.execute(
    db,
  )
  await sql`
    insert into seller_day (seller_id, day, reviews)
    select seller_id, created_at::date, count(*) from review group by 1, 2`.execute(db)
}

/** The orders these reviews name, delivered before the review was written. */
export async function insertOrders(db: Database, rows: ReviewRow[]): Promise<void> {
  await sql`
    insert into customer_order (id, seller_id, buyer_id, placed_at, delivered_at, content_digest, received_at, updated_at)
    select "orderId", "sellerId", author ->> 'id', "createdAt" - interval '9 days', "createdAt" - interval '2 days', '',
      now(), now()
    from json_to_recordset(${JSON.stringify(rows)}::json) as r ("orderId" text, "sellerId" text, author json,
      "createdAt" timestamptz)
    where "orderId" is not null`.execute(db)
}
