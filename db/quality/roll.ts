import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { bucketEdges, countColumns, eachCounter, eachOwnCount } from '#db/quality/count-columns'
import { ownCount } from '#db/quality/own-counts'
import type { Day } from '#db/schema/columns'

const columns = eachCounter(({ column }) => column)

/** Where counting stands; undefined before the first time. */
export function findCountState(db: Database | Tx) {
  return db.selectFrom('qualityCount').selectAll().executeTakeFirst()
}

/** Where counting stands, held until the transaction ends: nobody counts meanwhile. */
export function lockCountState(tx: Tx) {
  return tx.selectFrom('qualityCount').selectAll().forUpdate().executeTakeFirst()
}

export async function setCountedAsOf(tx: Tx, asOf: Day): Promise<void> {
  await tx
    .insertInto('qualityCount')
    .values({ asOf })
    .onConflict((conflict) => conflict.column('onlyRow').doUpdateSet({ asOf }))
    .execute()
}

/** Writes down how a full rebuild compared with the counters it found. */
export async function setRebuilt(
  tx: Tx,
  { on, rows, drifted }: { on: Day; rows: number; drifted: number },
): Promise<void> {
  await tx
    .updateTable('qualityCount')
    .set({ rebuiltOn: on, rebuiltRows: rows, driftedRows: drifted })
    .execute()
}

/** Has the next run count everything anew; false where nothing has been counted yet. */
export async function setRebuildDue(db: Database): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('qualityCount')
    .set({ rebuiltOn: null })
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/**
 * Moves every counter on by one day: only the days at the edges of the buckets change places, so a night touches seven
 * calendar days and not 455. Days before a seller's evidence begins weigh nothing. The caller holds the count state.
 */
export async function rollCounters(tx: Tx, asOf: Day): Promise<void> {
  const moves = eachCounter(
    ({ count, bucket }) =>
      `sum(weight * case ${bucket} when enters then ${count} when leaves then -${count} else 0 end)`,
  )
  const added = eachCounter(({ column }) => `${column} = quality_counter.${column} + excluded.${column}`)
  await sql`
    with edge (age, leaves, enters) as (
      values ${bucketEdges}
    ), moved as (
      select d.seller_id, d.cell, leaves, enters, case when d.day < s.evidence_from then 0 else 1 end as weight,
        ${eachOwnCount((count) => `${ownCount(count)} as ${count}`)}
      from edge join quality_day d on d.day = ${asOf}::date - age join quality_seller s on s.seller_id = d.seller_id
    )
    insert into quality_counter (seller_id, cell, ${columns})
    select seller_id, cell, ${moves} from moved group by seller_id, cell order by seller_id, cell
    on conflict (seller_id, cell) do update set ${added}`.execute(tx)
  await tx.updateTable('qualityCount').set({ asOf: sql<Day>`as_of + 1` }).execute()
}

const marketColumns = countColumns.filter((name) => /reviews|negatives/.test(name)).join(', ')
const marketSums = ['reviews', 'negatives', 'linked_reviews', 'linked_negatives']
  .map((name) => `coalesce(sum(${name}), 0)::int`)
  .join(', ')

/** Sums all sellers' reviews of each of the days anew; `until` is exclusive. */
export async function countMarketDays(tx: Tx, { from, until }: { from: Day; until: Day }): Promise<void> {
  await sql`
    insert into quality_market_day (day, ${sql.raw(marketColumns)})
    select day, ${sql.raw(marketSums)} from quality_day
    where day >= ${from} and day < ${until} group by day order by day
    on conflict (day) do update set reviews = excluded.reviews, negatives = excluded.negatives,
      linked_reviews = excluded.linked_reviews, linked_negatives = excluded.linked_negatives`.execute(tx)
}

/** Forgets what no window reaches any more. */
export async function forgetOldDays(tx: Tx, before: Day): Promise<void> {
  await sql`delete from quality_day where day < ${before}`.execute(tx)
  await sql`delete from quality_market_day where day < ${before}`.execute(tx)
}
