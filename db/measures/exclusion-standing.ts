import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { ExclusionStanding } from '#domain/measures/ladder'

/**
 * What a row of `exclusion` keeps out of the catalogue, as an expression: `whole`, `part`, `terminated`, or null
 * where nothing. A stop that was confirmed is noticed while its goods stay out.
 */
export const standingOfExclusion = sql<ExclusionStanding | null>`case
  when exclusion.state = 'terminated' then 'terminated'
  when exclusion.state in ('excluded', 'recheck_due', 'recheck_running', 'termination_notice', 'immediate_stop')
    or (exclusion.state = 'noticed' and exclusion.stopped_at is not null)
  then case exclusion.scope when 'all' then 'whole' else 'part' end end`

/** What a seller's exclusion cases come to now, the hardest of them. */
export async function findExclusionStanding(db: Database, sellerId: string): Promise<ExclusionStanding> {
  const { rows } = await sql<{ standing: ExclusionStanding }>`
    select standing from (
      select ${standingOfExclusion} as standing from exclusion where seller_id = ${sellerId}
    ) cases
    where standing is not null
    order by array_position(array['terminated', 'whole', 'part'], standing) limit 1`.execute(db)
  return rows[0]?.standing ?? 'none'
}
