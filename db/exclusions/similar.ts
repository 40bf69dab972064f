import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { Day } from '#db/schema/columns'
import type { ExclusionState } from '#domain/exclusion/state'

export type SimilarCase = {
  id: string
  sellerName: string | null
  sellerId: string
  state: ExclusionState
  reasonCodes: string[]
  /** Reviews in the 90 days before the proposal, and the ratio to comparable sellers then. */
  usualReviews: number
  ratio: number
  unhandled: number
  dayZero: Day
  refusals: number
  /** Days from the exclusion to the return, where there was one. */
  daysToReturn: number | null
  decidedBy: string | null
  decided: 'reinstate' | 'uphold' | null
  isOverride: boolean | null
}

/** How many of the newest exclusions are looked through. */
const depth = 500

/**
 * Exclusions that are most like this one: for a reason it has too, of sellers about as large and about as bad, the
 * most alike first (B51); with what was decided last and by whom.
 */
export async function listSimilarCases(
  db: Database,
  of: { id: string; reasonCodes: string[]; usualReviews: number; ratio: number },
  limit: number,
): Promise<SimilarCase[]> {
  const { rows } = await sql<SimilarCase>`
    with newest as (
      select id, seller_id, state, reason_codes, day_zero, refusals, unhandled, usual_reviews, ratio,
        case when reinstated_at >= effective_at then (reinstated_at at time zone zone)::date - day_zero end
          as days_to_return
      from (
        select *, (snapshot->>'usualReviews')::int as usual_reviews, (snapshot->>'unhandled')::int as unhandled,
          (snapshot->'windows'->-1->>'ratio')::float8 as ratio
        from exclusion where day_zero is not null and snapshot is not null
        order by opened_at desc limit ${depth}
      ) e
    )
    select n.id, n.seller_id, s.name as seller_name, n.state, n.reason_codes, n.usual_reviews, n.ratio, n.unhandled,
      n.day_zero, n.refusals, n.days_to_return, d.outcome as decided, d.is_override, a.name as decided_by
    from newest n
    left join seller s on s.id = n.seller_id
    left join lateral (
      select outcome, is_override, decided_by from recheck_decision where exclusion_id = n.id
      order by decided_at desc limit 1
    ) d on true
    left join account a on a.id = d.decided_by
    where n.id <> ${of.id} and n.ratio is not null and n.reason_codes && ${of.reasonCodes}::text[]
    order by abs(ln(n.usual_reviews + 1) - ln(${of.usualReviews + 1}::float8))
      + abs(ln(greatest(n.ratio, 0.01)) - ln(${Math.max(of.ratio, 0.01)}::float8)), n.id
    limit ${limit}`.execute(db)
  return rows
}
