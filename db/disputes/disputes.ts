import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { excerptOfReview } from '#db/excerpt'
import { isTiedToReview } from '#db/ties'
import type { FilingRecord } from '#domain/abuse'
import type { DisputeBar, DisputeState } from '#domain/disputes/dispute'

export type Dispute = NonNullable<Awaited<ReturnType<typeof lockDispute>>>

export function lockDispute(tx: Tx, id: string) {
  return tx.selectFrom('reviewDispute').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Which review a dispute is of. */
export async function findDisputedReview(tx: Tx, id: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('reviewDispute')
    .select('reviewId')
    .where('id', '=', id)
    .executeTakeFirst()
  return found?.reviewId
}

/** Disputes of one revision of a review so far. */
export function listDisputesOf(
  db: Database | Tx,
  { reviewId, revision }: { reviewId: string; revision: number },
) {
  return db
    .selectFrom('reviewDispute')
    .select(['id', 'state', 'reasonCode', 'text', 'filedAt', 'dueAt', 'note', 'statementId', 'version'])
    .where('reviewId', '=', reviewId)
    .where('revision', '=', revision)
    .orderBy('filedAt', 'desc')
    .limit(50)
    .execute()
}

export type NewDispute = {
  reviewId: string
  revision: number
  sellerId: string
  reasonCode: string
  text: string
  newFacts: string | null
  filedBy: string
  filedAt: Date
  dueAt: Date
}

export async function insertDispute(tx: Tx, dispute: NewDispute): Promise<string> {
  const { id } = await tx
    .insertInto('reviewDispute')
    .values(dispute)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type DisputeChange = {
  state: DisputeState
  decidedBy?: string
  decidedAt?: Date
  note?: string
  statementId?: string
  waiverId?: string | null
}

export async function setDispute(tx: Tx, id: string, change: DisputeChange): Promise<void> {
  await tx
    .updateTable('reviewDispute')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Since when readers see a review as it is: the decision that published this revision. */
export async function findPublishedAt(
  db: Database | Tx,
  { reviewId, revision }: { reviewId: string; revision: number },
): Promise<Date | undefined> {
  const found = await db
    .selectFrom('decision')
    .select('decidedAt')
    .where('subjectKind', '=', 'review')
    .where('subjectId', '=', reviewId)
    .where('revision', '=', revision)
    .where('action', 'in', ['publish', 'redact'])
    .where('undoneAt', 'is', null)
    .orderBy('decidedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.decidedAt
}

/**
 * Why somebody judges no dispute and no fault, if they do not: they are tied to a side, or decided about the review.
 */
export async function findDisputeBar(
  db: Database | Tx,
  reviewId: string,
  personId: string,
): Promise<DisputeBar | undefined> {
  if (await isTiedToReview(db, personId, reviewId)) return 'tied'
  return (await hasDecided(db, reviewId, personId)) ? 'took_part' : undefined
}

/** Whether somebody has ever decided about a review. */
export async function hasDecided(db: Database | Tx, reviewId: string, personId: string): Promise<boolean> {
  const found = await db
    .selectFrom('decision')
    .select('id')
    .where('subjectKind', '=', 'review')
    .where('subjectId', '=', reviewId)
    .where('decidedBy', '=', personId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** What came of a seller's disputes since an instant. */
export async function findDisputeRecord(
  db: Database | Tx,
  sellerId: string,
  since: Date,
): Promise<FilingRecord> {
  const { rows } = await sql<FilingRecord>`
    with warned as (select max(warned_at) as at from dispute_warning where seller_id = ${sellerId} and warned_at >= ${since}),
    judged as (
      select case when exists (
          select from appeal where appeal.statement_id = review_dispute.statement_id and appeal.outcome = 'overturned')
        then 'removed' else state end as state, filed_at, decided_at
      from review_dispute
      where seller_id = ${sellerId} and decided_at >= ${since})
    select count(*)::int as decided, count(*) filter (where state = 'kept')::int as unfounded,
      (select at from warned) as warned_at,
      count(*) filter (where state = 'kept' and filed_at >= (select at from warned))::int as unfounded_since,
      max(decided_at) filter (where state = 'kept') as last_unfounded_at
    from judged`.execute(db)
  const [record] = rows
  if (!record) throw new Error('An aggregate always has a row')
  return record
}

export async function insertWarning(tx: Tx, sellerId: string, now: Date): Promise<void> {
  await tx
    .insertInto('disputeWarning')
    .values({ sellerId, warnedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Disputes by state: those that wait by when they are due, others the latest first; with enough of the review to know
 * it.
 */
export function listDisputes(db: Database, { isOpen, limit }: { isOpen: boolean; limit: number }) {
  return db
    .selectFrom('reviewDispute')
    .innerJoin('review', 'review.id', 'reviewDispute.reviewId')
    .leftJoin('seller', 'seller.id', 'reviewDispute.sellerId')
    .select(['reviewDispute.id', 'reviewDispute.state', 'reviewDispute.reasonCode', 'reviewDispute.dueAt'])
    .select(['reviewDispute.reviewId', 'reviewDispute.sellerId', 'reviewDispute.decidedAt', 'review.rating'])
    .select(['seller.name as sellerName', excerptOfReview.as('excerpt')])
    .where('reviewDispute.state', isOpen ? '=' : '<>', 'open')
    .orderBy('reviewDispute.dueAt', isOpen ? 'asc' : 'desc')
    .limit(limit)
    .execute()
}

/** A dispute, and whose fault what its review tells of was found to be. */
export function findDispute(db: Database, id: string) {
  return db
    .selectFrom('reviewDispute')
    .leftJoin('reviewFault', 'reviewFault.reviewId', 'reviewDispute.reviewId')
    .selectAll('reviewDispute')
    .select('reviewFault.fault')
    .where('reviewDispute.id', '=', id)
    .executeTakeFirst()
}

/** A seller's disputes, the newest first. */
export function listDisputesBy(db: Database, sellerId: string) {
  return db
    .selectFrom('reviewDispute')
    .innerJoin('review', 'review.id', 'reviewDispute.reviewId')
    .select(['reviewDispute.id', 'reviewDispute.reviewId', 'reviewDispute.state', 'reviewDispute.reasonCode'])
    .select(['reviewDispute.filedAt', 'reviewDispute.dueAt', 'reviewDispute.decidedAt', 'review.rating'])
    .select([excerptOfReview.as('excerpt')])
    .where('reviewDispute.sellerId', '=', sellerId)
    .orderBy('reviewDispute.filedAt', 'desc')
    .limit(50)
    .execute()
}
