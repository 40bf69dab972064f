import { sql } from 'kysely'
import type { Tx } from '#db/client'

/** Quartiles of the ratios by category and size, by category, and of all. */
export async function writePeerGroups(tx: Tx, runId: number): Promise<void> {
  await tx.deleteFrom('qualityPeerGroup').where('runId', '=', runId).execute()
  await sql`
    insert into quality_peer_group (run_id, category, size, sellers, q1, median, q3)
    select ${runId}, coalesce(category, ''), coalesce(size, ''), sellers, q[1], q[2], q[3]
    from (
      select category, size, count(*)::int as sellers,
        percentile_cont(array[.25, .5, .75]) within group (order by ratio) as q
      from seller_quality where run_id = ${runId} and ratio is not null
      group by grouping sets ((category, size), (category), ())
    ) grouped
    where category is distinct from '' and sellers > 0
    on conflict do nothing`.execute(tx)
}
