import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ReplyState } from '#domain/replies/state'

type Own = { sellerId: string; reviewId: string }

/** The review a shop answers, held until the transaction ends; undefined where it is another's or cannot be seen. */
export async function lockAnswerable(
  tx: Tx,
  { sellerId, reviewId }: Own,
): Promise<{ id: string; rating: number; revision: number } | undefined> {
  const { rows } = await sql<{ id: string; rating: number; revision: number }>`
    select r.id, r.rating, r.revision from review r
    where r.id = ${reviewId} and r.seller_id = ${sellerId} and r.direction = 'buyer_to_seller'
      and (r.state in ('published', 'published_redacted')
        or (r.state = 'edit_pending' and r.published_revision is not null))
      and not exists (select from sealed_review x where x.review_id = r.id and x.opened_at is null)
    for update`.execute(tx)
  return rows[0]
}

export type OwnReply = { id: string; revision: number; state: ReplyState }

/** The shop's replies to one revision of a review that can still change, held until the transaction ends. */
export function lockOwnReplies(
  tx: Tx,
  { sellerId, reviewId, revision }: Own & { revision: number },
): Promise<OwnReply[]> {
  return tx
    .selectFrom('reply')
    .select(['id', 'revision', 'state'])
    .where('reviewId', '=', reviewId)
    .where('sellerId', '=', sellerId)
    .where('revision', '=', revision)
    .where('state', 'in', ['draft', 'queued', 'published'])
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Keeps what a shop has begun to answer, in the place of what it had begun before. */
export async function saveDraft(
  tx: Tx,
  draft: Own & { id: string; revision: number; text: string; digest: string; submittedBy: string },
  now: Date,
): Promise<void> {
  const { id, reviewId, sellerId, revision, text, digest, submittedBy } = draft
  await sql`
    insert into reply (id, review_id, seller_id, revision, text, created_at, content_digest, received_at, submitted_by,
      state)
    values (${id}, ${reviewId}, ${sellerId}, ${revision}, ${text}, ${now}, ${`\\x${digest}`}::bytea, ${now},
      ${submittedBy}, 'draft')
    on conflict (review_id, seller_id, revision) where state = 'draft'
    do update set text = excluded.text, created_at = excluded.created_at, content_digest = excluded.content_digest,
      submitted_by = excluded.submitted_by`.execute(tx)
}

/** A draft gives way to what was sent. */
export async function deleteDraft(
  tx: Tx,
  { sellerId, reviewId, revision }: Own & { revision: number },
): Promise<void> {
  await tx
    .deleteFrom('reply')
    .where('reviewId', '=', reviewId)
    .where('sellerId', '=', sellerId)
    .where('revision', '=', revision)
    .where('state', '=', 'draft')
    .execute()
}

export async function setReplyWithdrawn(tx: Tx, id: string): Promise<void> {
  await sql`
    update reply set state = 'withdrawn', version = version + 1, due_at = null, lease_holder = null, lease_until = null
    where id = ${id}`.execute(tx)
}

/** What a shop has written to a review, the newest first: its draft, what stands, and what was refused or replaced. */
export function listOwnReplies(db: Database, { sellerId, reviewId }: Own) {
  return db
    .selectFrom('reply')
    .innerJoin('review', 'review.id', 'reply.reviewId')
    .select(['reply.id', 'reply.text', 'reply.state', 'reply.createdAt', 'reply.reasonCode', 'reply.note'])
    .select(sql<boolean>`reply.revision = review.revision`.as('isOfNewest'))
    .where('reply.reviewId', '=', reviewId)
    .where('reply.sellerId', '=', sellerId)
    .orderBy('reply.createdAt', 'desc')
    .orderBy('reply.id', 'desc')
    .limit(20)
    .execute()
}

/** What the order of a review says of days, and what its shop is called. */
export function findOrderOfReview(db: Database, reviewId: string) {
  return db
    .selectFrom('review')
    .leftJoin('seller', 'seller.id', 'review.sellerId')
    .leftJoin('customerOrder', (join) =>
      join
        .onRef('customerOrder.id', '=', 'review.orderId')
        .onRef('customerOrder.sellerId', '=', 'review.sellerId'),
    )
    .select([
      'seller.name',
      'customerOrder.placedAt',
      'customerOrder.promisedBy',
      'customerOrder.deliveredAt',
    ])
    .where('review.id', '=', reviewId)
    .executeTakeFirst()
}
