import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { ReplyRow } from '#domain/intake'
import type { ReplyFlaw } from '#domain/replies/flaws'

/** Replies already known, locked in id order; `digest` is hexadecimal. */
export async function lockReplies(tx: Tx, ids: string[]): Promise<{ id: string; digest: string }[]> {
  const { rows } = await sql<{ id: string; digest: string }>`
    select id, encode(content_digest, 'hex') as digest from reply
    where id = any(${ids}) order by id for update`.execute(tx)
  return rows
}

/** The category that each of these replies is in, in their order: its order's, or its seller's where there is none. */
export async function listReplyCategories(
  tx: Tx,
  replies: { reviewId: string; sellerId: string }[],
): Promise<(string | null)[]> {
  const { rows } = await sql<{ category: string | null }>`
    select coalesce(o.category, s.category) as category
    from unnest(${replies.map(({ reviewId }) => reviewId)}::text[],
      ${replies.map(({ sellerId }) => sellerId)}::text[]) with ordinality as sent (review_id, seller_id, place)
    left join review r on r.id = sent.review_id
    left join customer_order o on o.id = r.order_id and o.seller_id = r.seller_id
    left join seller s on s.id = sent.seller_id
    order by sent.place`.execute(tx)
  return rows.map(({ category }) => category)
}

/** A reply about to be kept; `submittedBy` is empty where the marketplace sent it. */
export type NewReply = {
  row: ReplyRow
  digest: string
  flaws: ReplyFlaw[]
  submittedBy: string | null
  /** By when a person should have looked at it. */
  dueAt: Date
}

/**
 * Inserts the replies not yet known, each waiting for a person, to the revision their review has now; their ids.
 * Whoever changes what is said to these reviews meanwhile waits.
 */
export async function insertReplies(tx: Tx, incoming: NewReply[], now: Date): Promise<string[]> {
  await lockRepliesTo(
    tx,
    incoming.map(({ row }) => row.reviewId),
  )
  const replies = incoming.map(({ row, digest, flaws, submittedBy, dueAt }) => ({
    id: row.id,
    review_id: row.reviewId,
    seller_id: row.sellerId,
    text: row.text,
    created_at: row.createdAt,
    content_digest: `\\x${digest}`,
    flaws,
    submitted_by: submittedBy,
    due_at: dueAt.toISOString(),
  }))
  const { rows } = await sql<{ id: string }>`
    insert into reply (id, review_id, seller_id, text, created_at, content_digest, flaws, submitted_by, due_at,
      received_at, revision, state)
    select r.*, ${now}::timestamptz, coalesce(review.revision, 1), 'queued'
    from json_to_recordset(${JSON.stringify(replies)}::json) as r
      (id text, review_id text, seller_id text, text text, created_at timestamptz, content_digest bytea, flaws jsonb,
       submitted_by uuid, due_at timestamptz)
    left join review on review.id = r.review_id
    order by r.id on conflict (id) do nothing returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Makes everybody else who changes the replies to these reviews wait until the transaction ends. */
export async function lockRepliesTo(tx: Tx, reviewIds: string[]): Promise<void> {
  const inOrder = [...new Set(reviewIds)].sort()
  await sql`
    select pg_advisory_xact_lock(hashtextextended('replies to ' || id, 0))
    from (select id from unnest(${inOrder}::text[]) as id order by id) ordered`.execute(tx)
}

export type PlacedReply = { id: string; reviewId: string; revision: number }

/**
 * Puts new replies in the place of older ones of the same revision: those that still waited, and for the ones to be
 * published those that were public, are superseded. Call it under `lockRepliesTo`; what is published now.
 */
export async function placeReplies(
  tx: Tx,
  { fresh, publish }: { fresh: string[]; publish: string[] },
): Promise<PlacedReply[]> {
  await sql`
    update reply older set state = 'superseded', version = older.version + 1, lease_holder = null, lease_until = null
    from reply newer
    where newer.id = any(${fresh}) and older.review_id = newer.review_id and older.seller_id = newer.seller_id
      and older.revision = newer.revision and older.state = 'queued'
      and (older.created_at, older.id) < (newer.created_at, newer.id)`.execute(tx)
  if (publish.length === 0) return []
  await sql`
    update reply older set state = 'superseded', version = older.version + 1
    from reply newer
    where newer.id = any(${publish}) and newer.state = 'queued' and older.review_id = newer.review_id
      and older.seller_id = newer.seller_id and older.revision = newer.revision and older.state = 'published'`.execute(
    tx,
  )
  const { rows } = await sql<PlacedReply>`
    update reply set state = 'published', version = version + 1, due_at = null, lease_holder = null, lease_until = null
    where id = any(${publish}) and state = 'queued' returning id, review_id, revision`.execute(tx)
  return rows
}
