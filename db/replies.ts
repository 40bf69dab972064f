import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { ReplyRow } from '#domain/intake'

/** Replies already known, locked in id order; `digest` is hexadecimal. */
export async function lockReplies(tx: Tx, ids: string[]): Promise<{ id: string; digest: string }[]> {
  const { rows } = await sql<{ id: string; digest: string }>`
    select id, encode(content_digest, 'hex') as digest from reply
    where id = any(${ids}) order by id for update`.execute(tx)
  return rows
}

/** Inserts the replies not yet known; their ids. */
export async function insertReplies(
  tx: Tx,
  incoming: { row: ReplyRow; digest: string }[],
  now: Date,
): Promise<string[]> {
  const replies = incoming.map(({ row, digest }) => ({
    id: row.id,
    review_id: row.reviewId,
    seller_id: row.sellerId,
    text: row.text,
    created_at: row.createdAt,
    content_digest: `\\x${digest}`,
  }))
  const { rows } = await sql<{ id: string }>`
    insert into reply (id, review_id, seller_id, text, created_at, content_digest, received_at)
    select r.*, ${now}::timestamptz from json_to_recordset(${JSON.stringify(replies)}::json) as r
      (id text, review_id text, seller_id text, text text, created_at timestamptz, content_digest bytea)
    order by r.id on conflict (id) do nothing returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
