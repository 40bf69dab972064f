import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { findStandingDecision } from '#db/decisions'
import type { Authenticity, ReviewState } from '#domain/review'

export function findReview(db: Database | Tx, id: string) {
  return db.selectFrom('review').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The review, held against every other change until the transaction ends. */
export function lockReview(tx: Tx, id: string) {
  return tx.selectFrom('review').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

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

/**
 * What a decision about this revision rests on: how many signals were at least `strong`, under which version of
 * the policy, and how often the review has been sent back to its author.
 */
export async function findGrounds(
  tx: Tx,
  { id, revision }: { id: string; revision: number },
  strong: number,
): Promise<{ strongSignals: number; policyVersion: number; timesReturned: number }> {
  const { rows } = await sql<{ strongSignals: number; policyVersion: number; timesReturned: number }>`
    select
      coalesce((select count(*) from screening s, jsonb_array_elements(s.signals) signal
                where s.review_id = ${id} and s.revision = ${revision}
                  and (signal ->> 'strength')::float >= ${strong}), 0) as strong_signals,
      coalesce((select policy_version from screening s where s.review_id = ${id} and s.revision = ${revision}), 0)
        as policy_version,
      (select count(*) from decision d where d.subject_kind = 'review' and d.subject_id = ${id}
         and d.action = 'return' and d.undone_at is null) as times_returned`.execute(tx)
  return rows[0] ?? { strongSignals: 0, policyVersion: 0, timesReturned: 0 }
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
