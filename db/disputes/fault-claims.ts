import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { findDisputeBar } from '#db/disputes/disputes'
import { excerptOfReview } from '#db/excerpt'
import type { DisputeBar } from '#domain/disputes/dispute'
import type { Fault, FaultOfOthers } from '#domain/disputes/fault'
import type { FaultClaimState } from '#domain/disputes/fault-claim'

export type NewFaultClaim = {
  reviewId: string
  revision: number
  sellerId: string
  fault: FaultOfOthers
  text: string
  filedBy: string
  filedAt: Date
  dueAt: Date
}

export async function insertFaultClaim(tx: Tx, claim: NewFaultClaim): Promise<string> {
  const { id } = await tx.insertInto('faultClaim').values(claim).returning('id').executeTakeFirstOrThrow()
  return id
}

/** What was claimed about a review and not withdrawn, and what came of it, the newest first. */
export function listFaultClaimsOf(db: Database | Tx, reviewId: string) {
  return db
    .selectFrom('faultClaim')
    .select(['id', 'state', 'revision', 'fault', 'text', 'found', 'note', 'filedAt', 'dueAt', 'decidedAt'])
    .select('statementId')
    .where('reviewId', '=', reviewId)
    .where('state', '!=', 'withdrawn')
    .orderBy('filedAt', 'desc')
    .limit(20)
    .execute()
}

/** Whether a seller's claim about a review waits for an answer. */
export async function hasOpenClaim(db: Database | Tx, reviewId: string): Promise<boolean> {
  const open = await db
    .selectFrom('faultClaim')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return open !== undefined
}

/** The last claim about a text that was taken back, and when, if none was judged after it. */
export async function findTakenBackClaim(
  tx: Tx,
  { reviewId, revision }: { reviewId: string; revision: number },
): Promise<{ id: string; at: Date } | undefined> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select c.id, e.happened_at as at from fault_claim c
    join event e on e.subject_kind = 'review' and e.subject_id = c.review_id and e.type = 'fault_claim_withdrawn'
      and e.data ->> 'claimId' = c.id::text
    where c.review_id = ${reviewId} and c.revision = ${revision} and not exists (
      select from fault_claim judged where judged.review_id = c.review_id and judged.revision = c.revision
        and judged.state = 'decided' and judged.decided_at >= e.happened_at)
    order by e.id desc limit 1`.execute(tx)
  return rows[0]
}

export function findFaultClaim(db: Database | Tx, id: string) {
  return db.selectFrom('faultClaim').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The claim about a text that waits, held likewise; its review is locked before it. */
export function lockOpenFaultClaim(tx: Tx, { reviewId, revision }: { reviewId: string; revision: number }) {
  return tx
    .selectFrom('faultClaim')
    .select(['id', 'fault'])
    .where('reviewId', '=', reviewId)
    .where('revision', '=', revision)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
}

/** The claim, held against every other change; its review is locked before it. */
export function lockFaultClaim(tx: Tx, id: string) {
  return tx.selectFrom('faultClaim').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

type ClaimChange = {
  state: FaultClaimState
  found?: Fault
  note?: string
  decidedBy?: string
  decidedAt?: Date
  statementId?: string
  waiverId?: string | null
}

export async function setFaultClaim(tx: Tx, id: string, change: ClaimChange): Promise<void> {
  await tx
    .updateTable('faultClaim')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/**
 * Why somebody does not judge a claim, if they do not: they are tied to a side, which comes first as nothing lifts it; or
 * they decided about the review, said whose fault it was or judged a claim about that before.
 */
export async function findClaimBar(
  db: Database | Tx,
  reviewId: string,
  personId: string,
): Promise<DisputeBar | undefined> {
  const bar = await findDisputeBar(db, reviewId, personId)
  if (bar) return bar
  const { rows } = await sql<{ hasSaid: boolean }>`
    select exists (select from review_fault where review_id = ${reviewId} and set_by = ${personId})
      or exists (select from fault_claim where review_id = ${reviewId} and decided_by = ${personId})
      as has_said`.execute(db)
  return rows[0]?.hasSaid ? 'took_part' : undefined
}

/** Claims that wait by when they are due, or those decided, the latest first; with enough of the review to know it. */
export function listFaultClaims(db: Database, { isOpen, limit }: { isOpen: boolean; limit: number }) {
  return db
    .selectFrom('faultClaim')
    .innerJoin('review', 'review.id', 'faultClaim.reviewId')
    .leftJoin('seller', 'seller.id', 'faultClaim.sellerId')
    .select(['faultClaim.id', 'faultClaim.state', 'faultClaim.fault', 'faultClaim.found', 'faultClaim.dueAt'])
    .select(['faultClaim.sellerId', 'faultClaim.decidedAt', 'review.rating', 'seller.name as sellerName'])
    .select(excerptOfReview.as('excerpt'))
    .where('faultClaim.state', '=', isOpen ? 'open' : 'decided')
    .orderBy(isOpen ? 'faultClaim.dueAt' : 'faultClaim.decidedAt', isOpen ? 'asc' : 'desc')
    .limit(limit)
    .execute()
}
