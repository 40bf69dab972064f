import { sql } from 'kysely'
import type { Tx } from '#db/client'
import { likeAnyRun } from '#db/quality/seller-scope'
import type { Day } from '#db/schema/columns'
import type { ProposalBlock } from '#domain/quality/judgement'

type Asked = {
  /** With the longest window that speaks for an exclusion of each, in days, as parallel lists. */
  sellerIds: string[]
  days: number[]
  runId: number
  asOf: Day
  zone: string
  now: Date
}

/** More of a window's negatives than this being undecided or disputed makes its figures unsafe. */
const undecidedShare = 0.2
const dismissedDays = 30
const newEvents = 3
const newSellerDays = 30

/** What stands against proposing each of these sellers now; sellers whom nothing holds are left out. */
export async function listBlocks(tx: Tx, asked: Asked): Promise<Map<string, ProposalBlock[]>> {
  if (asked.sellerIds.length === 0) return new Map()
  const { runId, asOf, zone, now } = asked
  const { rows } = await sql<{ sellerId: string; blocks: ProposalBlock[] }>`
    with asked as (
      select a.seller_id, q.mode, q.category, reach.from_day, from_day::timestamp at time zone ${zone} as from_at
      from unnest(${asked.sellerIds}::text[], ${asked.days}::int[]) as a (seller_id, days)
      join seller_quality q on q.run_id = ${likeAnyRun(runId)} and q.seller_id = a.seller_id
      left join quality_seller s on s.seller_id = a.seller_id
      cross join lateral (select greatest(${asOf}::date - a.days, s.evidence_from) as from_day) reach
    ), found as (
      select seller_id, 'open_moderation' as block from asked cross join lateral (
        select count(*) as negatives, count(*) filter (where r.authenticity = 'suspect' or r.state in
          ('received', 'edit_pending', 'queued', 'held_evidence', 'escalated', 'hidden_interim')) as open
        from review r
        where r.seller_id = asked.seller_id and r.created_at >= asked.from_at and r.rating <= 2
          and r.direction = 'buyer_to_seller' and r.authenticity <> 'confirmed_fake'
          and r.state not in ('withdrawn', 'rejected', 'returned_to_author')
          and (asked.mode = 'reviews' or r.order_id is not null)
      ) backlog where open > ${undecidedShare}::float8 * negatives
      union all
      select seller_id, 'open_incident' from asked where exists (
        select from incident i
        where i.state = 'under_review' and (i.category is null or i.category = asked.category)
          and i.to_day >= asked.from_day and i.from_day < ${asOf}::date)
      union all
      select seller_id, 'already_excluded' from asked where exists (
        select from exclusion x where x.seller_id = asked.seller_id
          and x.state not in ('observed', 'at_risk', 'reinstated_probation', 'closed_good', 'cancelled', 'annulled'))
      union all
      select seller_id, 'recently_dismissed' from asked cross join lateral (
        select max(closed_at) as at from quality_proposal p
        where p.seller_id = asked.seller_id and p.status = 'dismissed'
      ) dismissed
      where dismissed.at > ${now}::timestamptz - ${dismissedDays} * interval '1 day' and (
        select coalesce(sum(case when asked.mode = 'orders' then d.linked_negatives + d.linked_complaints
          else d.negatives + d.complaints end), 0)
        from quality_day d
        where d.seller_id = asked.seller_id and d.day >= (dismissed.at at time zone ${zone})::date) < ${newEvents}
      union all
      select asked.seller_id, 'new_seller' from asked
      join seller on seller.id = asked.seller_id
      left join quality_seller s on s.seller_id = asked.seller_id
      where coalesce(s.first_order_on, (seller.joined_at at time zone ${zone})::date)
        > ${asOf}::date - ${newSellerDays}::int
    )
    select seller_id, array_agg(block order by block) as blocks from found group by seller_id`.execute(tx)
  return new Map(rows.map(({ sellerId, blocks }) => [sellerId, blocks]))
}
