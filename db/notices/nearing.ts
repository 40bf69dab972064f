import { sql } from 'kysely'
import type { Tx } from '#db/client'

/** An API key that ends soon, that nobody has replaced, and of which nobody was told. */
export async function listEndingKeys(
  tx: Tx,
  { until, limit }: { until: Date; limit: number },
  now: Date,
): Promise<{ id: string; expiresAt: Date }[]> {
  const { rows } = await sql<{ id: string; expiresAt: Date }>`
    select id, expires_at from api_key k
    where revoked_at is null and expires_at > ${now} and expires_at <= ${until}
      and not exists (select from event e where e.subject_kind = 'api_key' and e.subject_id = k.id::text
        and e.type in ('api_key_rotated', 'api_key_end_neared'))
    order by expires_at limit ${limit} for update skip locked`.execute(tx)
  return rows
}

export type NearingRecheck = { id: string; sellerId: string; zone: string; nextRecheckAt: Date }

/** Cases whose re-check comes before `until` and of which, as the date is now, their shop was not told. */
export async function listNearingRechecks(
  tx: Tx,
  { until, limit }: { until: Date; limit: number },
  now: Date,
): Promise<NearingRecheck[]> {
  const { rows } = await sql<NearingRecheck>`
    select id, seller_id, zone, next_recheck_at from exclusion x
    where state = 'excluded' and next_recheck_at > ${now} and next_recheck_at <= ${until}
      and (paused_until is null or paused_until <= next_recheck_at)
      and not exists (select from event e where e.subject_kind = 'exclusion' and e.subject_id = x.id::text
        and e.type = 'recheck_neared'
        and e.data ->> 'recheckDay' = to_char(x.next_recheck_at at time zone x.zone, 'YYYY-MM-DD'))
    order by next_recheck_at limit ${limit} for update skip locked`.execute(tx)
  return rows
}

export type NearingReply = { id: string; exclusionId: string; replyDueAt: Date }

/** Letters whose reply is due by `until` and of which nobody was told with so few days left. */
export async function listNearingReplies(
  tx: Tx,
  { until, days, limit }: { until: Date; days: number; limit: number },
): Promise<NearingReply[]> {
  const { rows } = await sql<NearingReply>`
    select id, exclusion_id, reply_due_at from letter l
    where answered_at is null and received_at is not null and reply_due_at <= ${until}
      and not exists (select from event e where e.subject_kind = 'letter' and e.subject_id = l.id::text
        and e.type = 'letter_reply_neared' and (e.data ->> 'days')::int <= ${days}
        and (e.data ->> 'dueAt')::timestamptz = l.reply_due_at)
    order by reply_due_at limit ${limit} for update skip locked`.execute(tx)
  return rows
}
