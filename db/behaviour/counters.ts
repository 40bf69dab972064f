import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { rowTable } from '#db/row-table'
import type { PackedCounters } from '#domain/detection/learning/pack-counters'
import type { StoredCounters } from '#domain/detection/learning/stored-counters'

/** Whose counters are asked for. */
export type Counted = { authorIds: string[]; sellerIds: string[] }

/**
 * Has whoever else counts wait until the transaction ends. Counting takes milliseconds, and nearly every batch shares
 * a seller with the next: locks on single rows would let nobody pass either.
 */
export async function lockCounters(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('assay.behaviour'))`.execute(tx)
}

type Row =
  | { kind: 'author'; id: string; firstSellerId: string | null; counts: PackedCounters }
  | { kind: 'seller'; id: string; counts: PackedCounters }
  | { kind: 'market'; counts: PackedCounters | null }

/**
 * The counters of these authors and sellers, of the sellers about whom the authors wrote their only review, and of the
 * marketplace, in one statement.
 */
export async function listCounters(
  db: Database | Tx,
  { authorIds, sellerIds }: Counted,
): Promise<StoredCounters> {
  const { rows } = await sql<Row>`
    with author as materialized (
      select author_id, first_seller_id, counts from author_counters where author_id = any(${authorIds})
    )
    select 'author' as kind, author_id as id, first_seller_id, counts from author
    union all
    select 'seller', seller_id, null, counts from seller_counters where seller_id = any(array(
      select unnest(${sellerIds}::text[]) union select first_seller_id from author where first_seller_id is not null))
    union all
    select 'market', '', null, counts from market_counters`.execute(db)
  return {
    authors: rows.filter((row) => row.kind === 'author'),
    sellers: rows.filter((row) => row.kind === 'seller'),
    market: rows.find((row) => row.kind === 'market')?.counts ?? null,
  }
}

/** Keeps counters, those that were not there yet as new, in one statement. */
export async function saveCounters(tx: Tx, { authors, sellers, market }: StoredCounters): Promise<void> {
  await sql`
    with author as (
      insert into author_counters (author_id, first_seller_id, counts)
      select id, first_seller_id, counts
      from ${rowTable(authors, { id: 'text', firstSellerId: 'text', counts: 'json' })}
      on conflict (author_id) do update
        set first_seller_id = excluded.first_seller_id, counts = excluded.counts
    ), market as (
      update market_counters set counts = ${market && JSON.stringify(market)}::json where ${market !== null}
    )
    insert into seller_counters (seller_id, counts)
    select id, counts from ${rowTable(sellers, { id: 'text', counts: 'json' })}
    on conflict (seller_id) do update set counts = excluded.counts`.execute(tx)
}
