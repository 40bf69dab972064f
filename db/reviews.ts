import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { findStandingDecision } from '#db/decisions'
import type { Authenticity, ReviewState } from '#domain/review'

export function findReview(db: Database | Tx, id: string) {
  return db.selectFrom('review').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Who wrote a review, about whom and in which language. */
export function findReviewAuthor(db: Database | Tx, id: string) {
  return db
    .selectFrom('review')
    .select(['authorId', 'sellerId', 'direction', 'language'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * The review, held against every other change until the transaction ends.
 *
 * What hangs on a review is locked after it, never before: the work about it, disputes, questions about its changes, cases
 * about honesty, replies. Only what can reach several reviews comes before: sellers, complaints, appeals. Where only the
 * thing is known, it is read, its review locked, and then the thing itself.
 */
export function lockReview(tx: Tx, id: string) {
  return tx.selectFrom('review').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export type LockedReview = NonNullable<Awaited<ReturnType<typeof lockReview>>>

/** What a decision, its undoing, a reopening or a withdrawal changes of a review. Makes a new version of it. */
export type ReviewChange = {
  state: ReviewState
  publishedRevision?: number | null
  publishedText?: string | null
  authenticity?: Authenticity
  dueAt?: Date | null
}

export async function setReview(tx: Tx, id: string, change: ReviewChange): Promise<void> {
  await tx
    .updateTable('review')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** A review with what screening found about its newest revision and the decision that stands. */
export async function findReviewForReading(db: Database, id: string) {
  const review = await findReview(db, id)
  if (!review) return undefined
  const [screening, decision] = await Promise.all([
    db
      .selectFrom('screening')
      .selectAll()
      .where('reviewId', '=', id)
      .where('revision', '=', review.revision)
      .executeTakeFirst(),
    findStandingDecision(db, id),
  ])
  return { review, screening, decision }
}

export type ReviewFilter = {
  state?: ReviewState | undefined
  sellerId?: string | undefined
  authorId?: string | undefined
}

/** A page of reviews, the newest first, after the review at `after`. */
export function listReviews(
  db: Database,
  { state, sellerId, authorId }: ReviewFilter,
  { after, limit }: { after?: { createdAt: Date; id: string } | undefined; limit: number },
) {
  let page = db
    .selectFrom('review')
    .select([
      'id',
      'sellerId',
      'authorId',
      'rating',
      'text',
      'state',
      'version',
      'fakeProbability',
      'createdAt',
    ])
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (state) page = page.where('state', '=', state)
  if (sellerId) page = page.where('sellerId', '=', sellerId)
  if (authorId) page = page.where('authorId', '=', authorId)
  if (after) page = page.where(sql<boolean>`(created_at, id) < (${after.createdAt}, ${after.id})`)
  return page.execute()
}

/** Who changed a review last, and when; `name` is empty where it was not a person. */
export function findLastChange(tx: Tx, reviewId: string) {
  return tx
    .selectFrom('event')
    .leftJoin('account', (join) =>
      join.on(sql<boolean>`event.actor_kind = 'person' and account.id::text = event.actor_id`),
    )
    .select(['event.happenedAt', 'account.name'])
    .where('subjectKind', '=', 'review')
    .where('subjectId', '=', reviewId)
    .orderBy('event.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What a buyer wrote about an order of this seller and has had published, the newest. */
export async function findReviewOfOrder(
  db: Database,
  { orderId, sellerId }: { orderId: string; sellerId: string },
): Promise<string | undefined> {
  const review = await db
    .selectFrom('review')
    .select('id')
    .where('orderId', '=', orderId)
    .where('sellerId', '=', sellerId)
    .where('direction', '=', 'buyer_to_seller')
    .where('publishedRevision', 'is not', null)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return review?.id
}
