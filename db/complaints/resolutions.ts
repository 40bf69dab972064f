import { sql } from 'kysely'
import type { Database } from '#db/client'
import { wasSilent } from '#db/complaints/broken-word'
import { isFiledByShop } from '#db/complaints/filed-by-shop'
import type { ResolutionFigures } from '#domain/complaints/resolution'

/** How the newest complaints that ended since an instant ended, of all shops or of one; at most so many of them. */
export async function summariseResolutions(
  db: Database,
  { since, most, sellerId }: { since: Date; most: number; sellerId?: string },
): Promise<ResolutionFigures> {
  const ofShop = sellerId === undefined ? sql`` : sql`and c.seller_id = ${sellerId}`
  const { rows } = await sql<ResolutionFigures>`
    with ended as materialized (
      select c.id, c.state, c.decided_for is not null as is_arbitrated,
        extract(epoch from c.closed_at - c.seller_asked_at)::float8 / 86400 as days
      from complaint c
      where c.closed_at is not null and c.closed_at >= ${since} and c.seller_asked_at is not null
        and not ${isFiledByShop('c')} ${ofShop}
      order by c.closed_at desc limit ${most}
    ), known as (
      select *, state = 'withdrawn' as is_withdrawn,
        not is_arbitrated and state <> 'withdrawn' and (
          exists (select from complaint_offer o where o.complaint_id = ended.id and o.state = 'accepted')
          or exists (select from complaint_settlement s where s.complaint_id = ended.id and s.replaced_at is null
            and s.complainant_signed_at is not null and s.respondent_signed_at is not null)) as is_agreed,
        ${wasSilent('ended')} as is_silent,
        exists (select from complaint_remedy r where r.complaint_id = ended.id and r.state = 'fulfilled') as is_remedied
      from ended
    )
    select count(*)::int as ended, percentile_cont(0.5) within group (order by days) as median_days,
      coalesce(avg(is_agreed::int), 0)::float8 as agreed_share,
      coalesce(avg(is_arbitrated::int), 0)::float8 as arbitrated_share,
      coalesce(avg(is_withdrawn::int), 0)::float8 as withdrawn_share,
      coalesce(avg(is_silent::int), 0)::float8 as silent_share,
      coalesce(avg(is_remedied::int), 0)::float8 as remedied_share
    from known`.execute(db)
  const [figures] = rows
  if (!figures) throw new Error('An aggregate always has a row')
  return figures
}
