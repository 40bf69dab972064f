import { sql } from 'kysely'
import { advanceRun } from '#commands/quality/advance-run'
import { requestRun } from '#commands/quality/request-run'
import type { Database } from '#db/client'

export type Market = {
  sellers: number
  /** How many pieces of feedback there are about all sellers together, half of them written on orders. */
  feedback: number
  /** The day after the last one on which anything happened. */
  asOf: string
  zone?: string
  /** Letters of an average review. */
  textLength?: number
}

/**
 * A market made straight in SQL, the same every time: sellers of very different size in eight categories, one in 20 of
 * them bad (four times the usual share of negatives), four in five with orders, and complaints.
 */
export async function fillMarket(
  ownerDb: Database,
  { sellers, feedback, asOf, zone = 'Europe/Kyiv', textLength = 120 }: Market,
): Promise<void> {
  const at = sql`${asOf}::timestamp at time zone ${zone}`
  await ownerDb.connection().execute(async (db) => {
    await sql`select setseed(0.42)`.execute(db)
    await sql`
      create temp table volume as
      select i, 's' || lpad(i::text, 7, '0') as seller_id, 'category-' || i % 8 as category, i % 5 <> 0 as has_orders,
        0.03 + 0.01 * (i % 8) as share, case when i % 20 = 3 then 4 else 0.6 + 0.8 * random() end as ratio,
        -- A few giants, many small ones: four uniform numbers make a bell.
        exp(2.2 * (random() + random() + random() + random() - 2)) as size
      from generate_series(1, ${sellers}::int) as i`.execute(db)
    await sql`
      insert into seller (id, name, category, joined_at, content_digest, received_at, updated_at)
      select seller_id, 'Seller ' || i, category, ${at} - interval '3 years', '', ${at}, ${at} from volume`.execute(
      db,
    )
    await sql`
      create temp table piece as
      select row_number() over () as n, seller_id, category, has_orders, share, ratio,
        ${at} - random() * interval '460 days' as created_at, random() as luck, random() as order_luck
      from volume cross join lateral generate_series(1, ceil(${feedback}::float8 * size
        / (select sum(size) from volume))::int)`.execute(db)
    await sql`
      insert into customer_order (id, seller_id, buyer_id, category, placed_at, amount, currency, promised_by,
        delivered_at, cancelled_at, cancelled_by, returned_at, return_reason, content_digest, received_at, updated_at)
      select 'o' || n, seller_id, 'b' || n, category, created_at - interval '6 days', 10 ^ (1 + 3 * order_luck), 'UAH',
        created_at - interval '2 days',
        case when order_luck > 0.03 * ratio then created_at - interval '3 days' + random() * interval '30 hours' end,
        case when order_luck <= 0.03 * ratio then created_at - interval '5 days' end,
        case when order_luck <= 0.03 * ratio then 'seller' end,
        case when order_luck > 1 - 0.02 * ratio then created_at end,
        case when order_luck > 1 - 0.02 * ratio then 'defect' end, '', ${at}, ${at}
      from piece where has_orders`.execute(db)
    await sql`
      insert into review (id, seller_id, order_id, direction, rating, text, author_id, created_at, received_at,
        content_digest, state, published_revision, version)
      select 'r' || n, seller_id, case when has_orders then 'o' || n end, 'buyer_to_seller',
        case when luck < share * ratio then 1 else 5 end, repeat('x', ${textLength}::int), 'b' || n, created_at,
        created_at, '', 'published', 1, 2
      from piece order by created_at`.execute(db)
    await sql`
      insert into complaint (id, seller_id, order_id, complainant_id, kind, text, created_at, state, decided_for,
        decided_at, content_digest, received_at)
      select 'c' || n, seller_id, case when has_orders then 'o' || n end, 'b' || n, 'delivery', 'late', created_at,
        'decided', case when order_luck < 0.5 then 'buyer' else 'nobody' end, created_at, '', created_at
      from piece where luck > 1 - 0.02 * ratio`.execute(db)
    await sql`drop table piece, volume`.execute(db)
  })
  await sql`analyze`.execute(ownerDb)
}

/** Goes through a run step by step until it is finished, or for so many steps. */
export async function runToEnd(
  db: Database,
  taskId: string,
  now: Date,
  { steps = Infinity, sellersAtOnce = 100 }: { steps?: number; sellersAtOnce?: number } = {},
): Promise<void> {
  for (let step = 0; step < steps; step++)
    if (!(await advanceRun(db, { taskId, zone: 'Europe/Kyiv', sellersAtOnce }, now))) return
}

/** Runs the comparison as of the day of `now`. */
export async function runNow(db: Database, now: Date): Promise<void> {
  const { taskId } = await requestRun(db, { zone: 'Europe/Kyiv' }, { kind: 'operator', id: 'test' }, now)
  await runToEnd(db, taskId, now)
}
