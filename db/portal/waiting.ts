import { sql } from 'kysely'
import type { Database } from '#db/client'
import { isFiledByShop } from '#db/complaints/filed-by-shop'

/** What a shop is waited for to do; `where` is the complaint, or the statement an appeal is from. */
export type ShopTask = {
  kind: 'answer' | 'offer' | 'sign' | 'evidence' | 'remedy' | 'late_remedy' | 'appeal_question'
  where: string
  /** Of the complaint; null for an appeal. */
  number: number | null
  dueAt: Date | null
}

/** Everything that waits for a shop, the soonest due first. */
export async function listShopTasks(
  db: Database,
  sellerId: string,
  { limit, now }: { limit: number; now: Date },
): Promise<ShopTask[]> {
  const { rows } = await sql<ShopTask>`
    with open as materialized (
      select id, number, state, due_at,
        case when ${isFiledByShop('complaint')} then 'complainant' else 'respondent' end as side
      from complaint
      where seller_id = ${sellerId} and channel <> 'notice'
        and state in ('awaiting_seller', 'negotiation', 'mediation', 'arbitration', 'remedy_pending')
    )
    select task.kind, c.id as "where", c.number::int, task.due_at
    from open c cross join lateral (
      select 'answer' as kind, c.due_at where c.state = 'awaiting_seller' and c.side = 'respondent'
      union all
      select 'offer', expires_at from complaint_offer
      where complaint_id = c.id and state = 'open' and made_by <> c.side and expires_at > ${now}
      union all
      select 'sign', null from complaint_settlement
      where complaint_id = c.id and replaced_at is null and c.state = 'mediation'
        and case c.side when 'respondent' then respondent_signed_at else complainant_signed_at end is null
      union all
      select 'evidence', evidence_until from complaint_arbitration
      where complaint_id = c.id and ended_at is null and decided_at is null and evidence_until > ${now}
        and case c.side when 'respondent' then respondent_rested_at else complainant_rested_at end is null
      union all
      select 'remedy', due_at from complaint_remedy
      where complaint_id = c.id and settled_at is null and proven_at is null and c.side = 'respondent'
      union all
      select 'late_remedy', due_at from complaint_remedy
      where complaint_id = c.id and state = 'missed' and proven_at is null and c.side = 'respondent'
        and c.state = 'mediation'
    ) task
    union all
    select 'appeal_question', a.statement_id::text, null, a.asked_until
    from appeal a join statement s on s.id = a.statement_id
    where a.state = 'info_requested' and s.addressee_seller_id = ${sellerId}
    order by due_at nulls last, "where" limit ${limit}`.execute(db)
  return rows
}
