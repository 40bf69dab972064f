import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { ReviewRow } from '#domain/intake'
import type { ReviewState } from '#domain/review'

export type KnownReview = {
  id: string
  sellerId: string
  digest: string
  state: ReviewState
  revision: number
}
type Incoming = { row: ReviewRow; digest: string }

/** Reviews already known, locked in id order; `digest` is hexadecimal. */
export async function lockReviewsForIntake(tx: Tx, ids: string[]): Promise<KnownReview[]> {
  const { rows } = await sql<KnownReview>`
    select id, seller_id, encode(content_digest, 'hex') as digest, state, revision from review
    where id = any(${ids}) order by id for update`.execute(tx)
  return rows
}

/** Inserts the reviews not yet known; their ids. They are sent back only where some were known, which is rare. */
export async function insertReviews(tx: Tx, incoming: Incoming[], now: Date): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] | null }>`
    with added as (
      insert into review (id, seller_id, order_id, direction, rating, title, text, language, author_id,
        author_registered_at, device_hash, address_hash, payment_hash, attachments, created_at, content_digest,
        received_at)
      select r.*, ${now}::timestamptz from ${recordset(incoming)} order by r.id
      on conflict (id) do nothing returning id
    )
    select case when count(*) < ${incoming.length} then coalesce(array_agg(id), '{}') end as ids from added`.execute(
    tx,
  )
  return rows[0]?.ids ?? incoming.map(({ row }) => row.id)
}

/** Keeps what each review said, puts the new revision in its place, and takes it off the desk. */
export async function reviseReviews(
  tx: Tx,
  incoming: (Incoming & { state: ReviewState })[],
  now: Date,
): Promise<void> {
  await sql`
    with kept as (
      insert into review_revision (review_id, revision, rating, title, text, replaced_at)
      select id, revision, rating, title, text, ${now} from review where id = any(${incoming.map(({ row }) => row.id)})
    ), closed as (
      update work_item set closed_at = ${now}, lease_holder = null, lease_until = null, version = version + 1
      where kind <> 'complaint' and closed_at is null and subject_id = any(${incoming.map(({ row }) => row.id)})
    )
    update review set seller_id = r.seller_id, order_id = r.order_id, direction = r.direction, rating = r.rating,
      title = r.title, text = r.text, language = r.language, author_id = r.author_id,
      author_registered_at = r.author_registered_at, device_hash = r.device_hash,
      address_hash = r.address_hash, payment_hash = r.payment_hash, attachments = r.attachments,
      created_at = r.created_at, content_digest = r.content_digest, received_at = ${now}, state = s.state,
      due_at = null, fake_probability = null, revision = revision + 1, version = version + 1
    from ${recordset(incoming)}
    join unnest(${incoming.map(({ row }) => row.id)}::text[], ${incoming.map(({ state }) => state)}::text[])
      as s (id, state) on s.id = r.id
    where review.id = r.id`.execute(tx)
}

function recordset(incoming: Incoming[]) {
  const rows = incoming.map(({ row, digest }) => ({
    id: row.id,
    seller_id: row.sellerId,
    order_id: row.orderId,
    direction: row.direction ?? 'buyer_to_seller',
    rating: row.rating,
    title: row.title,
    text: row.text,
    language: row.language,
    author_id: row.author.id,
    author_registered_at: row.author.registeredAt,
    device_hash: row.author.deviceHash,
    address_hash: row.author.addressHash,
    payment_hash: row.author.paymentHash,
    attachments: row.attachments ?? [],
    created_at: row.createdAt,
    content_digest: `\\x${digest}`,
  }))
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as r
    (id text, seller_id text, order_id text, direction text, rating smallint, title text, text text, language text,
     author_id text, author_registered_at timestamptz, device_hash text, address_hash text, payment_hash text,
     attachments jsonb, created_at timestamptz, content_digest bytea)`
}
