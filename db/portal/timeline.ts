import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { EventType } from '#domain/event'

export type TimelineRow = { id: number; type: EventType; data: Record<string, unknown>; happenedAt: Date }

/** What has happened in a seller's cases and to their letters, of these types only, the newest first. */
export async function listTimeline(
  db: Database,
  { sellerId, types }: { sellerId: string; types: readonly EventType[] },
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<TimelineRow[]> {
  const { rows } = await sql<TimelineRow>`
    with subject as (
      select 'exclusion' as kind, id::text as id from exclusion where seller_id = ${sellerId}
      union all select 'letter', id::text from letter where seller_id = ${sellerId}
      union all select 'seller', ${sellerId}
    )
    select event.id, event.type, event.data, event.happened_at
    from subject cross join lateral (
      select id, type, data, happened_at from event
      where subject_kind = subject.kind and subject_id = subject.id and type = any(${types})
        and id < ${before ?? Number.MAX_SAFE_INTEGER}
      order by id desc limit ${limit}
    ) event
    order by event.id desc limit ${limit}`.execute(db)
  return rows
}
