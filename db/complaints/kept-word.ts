import { sql } from 'kysely'
import type { Database } from '#db/client'
import { wasMissed, wasSilent } from '#db/complaints/broken-word'
import { isFiledByShop } from '#db/complaints/filed-by-shop'
import type { KeptWord } from '#domain/complaints/kept-word'

/** What a shop did about complaints in the last 90 and 365 days, by when they were filed. */
export async function listKeptWords(db: Database, sellerId: string, now: Date): Promise<KeptWord[]> {
  const { rows } = await sql<KeptWord>`
    with asked as materialized (
      select c.created_at, c.state = 'withdrawn' as is_withdrawn,
        ${wasSilent('c')} as is_silent,
        exists (select from complaint_remedy r where r.complaint_id = c.id and r.state <> 'annulled') as is_promised,
        ${wasMissed('c')} as is_missed
      from complaint c
      where c.seller_id = ${sellerId} and c.created_at between ${now}::timestamptz - interval '365 days' and ${now}
        and c.seller_asked_at is not null and not ${isFiledByShop('c')}
    )
    select days, count(created_at)::int as asked, count(*) filter (where is_silent)::int as silent,
      count(*) filter (where is_promised)::int as promised, count(*) filter (where is_missed)::int as missed,
      count(*) filter (where is_withdrawn)::int as withdrawn
    from (values (90), (365)) of_window (days)
    left join asked on created_at >= ${now}::timestamptz - make_interval(days => days)
    group by days order by days`.execute(db)
  return rows
}
