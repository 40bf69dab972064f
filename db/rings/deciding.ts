import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Person } from '#domain/permission'
import type { ReviewState } from '#domain/review'
import type { RingState } from '#domain/rings/ring'

/** The ring, held against every other change until the transaction ends. */
export function lockRing(tx: Tx, id: string) {
  return tx.selectFrom('ring').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

type RingChange = {
  state?: RingState
  round?: number
  decidedBy?: string | null
  decidedAt?: Date | null
  reasonCode?: string | null
  note?: string | null
}

/** Changes a ring and makes a new version of it. */
export async function setRing(tx: Tx, id: string, change: RingChange): Promise<void> {
  await tx
    .updateTable('ring')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Whose review it is has been exempted; refers to a `ring_review` named `part`. */
const isExempt = sql`exists (select from ring_member m where m.ring_id = part.ring_id
  and m.author_id = part.author_id and m.exempted_at is not null)`

/**
 * Makes every review that can still be rejected part of a round, as it stands now; how many there are. What members
 * who are exempted wrote is left out.
 */
export async function beginRound(tx: Tx, ringId: string, round: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update ring_review part set round = ${round}, seen_version = review.version, outcome = null, decision_id = null
    from review
    where part.ring_id = ${ringId} and review.id = part.review_id
      and review.state not in ('rejected', 'withdrawn') and not ${isExempt}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** What is being decided about a ring, and by whom; undefined where nothing is. */
export async function findDeciding(db: Database, ringId: string) {
  const { rows } = await sql<{
    round: number
    reasonCode: string
    note: string | null
    personId: string
    personName: string
    role: Person['role']
  }>`
    select ring.round, ring.reason_code, ring.note, account.id as person_id, account.name as person_name, account.role
    from ring join account on account.id = ring.decided_by
    where ring.id = ${ringId} and ring.state = 'deciding'`.execute(db)
  return rows[0]
}

export type RoundReview = {
  reviewId: string
  seenVersion: number
  version: number
  state: ReviewState
  /** Findings at least as strong as asked. */
  strongSignals: number
}

/** Reviews that the round under way has not reached yet, in the order of their ids. */
export async function listUndecided(
  db: Database,
  { ringId, round, strong, limit }: { ringId: string; round: number; strong: number; limit: number },
): Promise<RoundReview[]> {
  const { rows } = await sql<RoundReview>`
    select part.review_id, part.seen_version, review.version, review.state,
      coalesce((select count(*) from screening s, jsonb_array_elements(s.signals) signal
        where s.review_id = review.id and s.revision = review.revision
          and (signal ->> 'strength')::float8 >= ${strong}), 0) as strong_signals
    from ring_review part join review on review.id = part.review_id
    where part.ring_id = ${ringId} and part.round = ${round} and part.outcome is null
    order by part.review_id limit ${limit}`.execute(db)
  return rows
}

/** Notes what became of a review in a round; false where that round has been ended meanwhile. */
export async function setOutcome(
  db: Database,
  { ringId, round, reviewId }: { ringId: string; round: number; reviewId: string },
  { outcome, decisionId }: { outcome: string; decisionId: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ring_review set outcome = ${outcome}, decision_id = ${decisionId}
    where ring_id = ${ringId} and review_id = ${reviewId} and round = ${round}
      and exists (select from ring where id = ${ringId} and state = 'deciding' and round = ${round} for share)`.execute(
    db,
  )
  return numAffectedRows === 1n
}

/** What a round came to: how many reviews it rejected, and how many it could not. */
export async function countOutcomes(tx: Tx, ringId: string, round: number) {
  const { rows } = await sql<{ rejected: number; left: number }>`
    select count(*) filter (where outcome = 'rejected') as rejected,
      count(*) filter (where outcome <> 'rejected') as left
    from ring_review where ring_id = ${ringId} and round = ${round}`.execute(tx)
  return rows[0] ?? { rejected: 0, left: 0 }
}

/** The decisions a round made that can still be undone. */
export async function listUndoable(
  db: Database | Tx,
  { ringId, round }: { ringId: string; round: number },
  now: Date,
): Promise<{ decisionId: string; reviewId: string }[]> {
  const { rows } = await sql<{ decisionId: string; reviewId: string }>`
    select decision.id as decision_id, part.review_id
    from ring_review part join decision on decision.id = part.decision_id
    where part.ring_id = ${ringId} and part.round = ${round} and part.outcome = 'rejected'
      and decision.undone_at is null and decision.effective_at > ${now}
    order by part.review_id`.execute(db)
  return rows
}

/** Takes reviews out of a round: those given, or all that it has not reached. */
export async function leaveRound(
  db: Database | Tx,
  { ringId, round }: { ringId: string; round: number },
  which: { reviewIds: string[] } | 'unreached',
): Promise<void> {
  const chosen =
    which === 'unreached' ? sql`outcome is null` : sql`review_id = any(${which.reviewIds}::text[])`
  await sql`
    update ring_review set round = null, seen_version = null, outcome = null, decision_id = null
    where ring_id = ${ringId} and round = ${round} and ${chosen}`.execute(db)
}

/** Whether a ring has reviews that came after the last decision about it. */
export async function hasNewReviews(tx: Tx, ringId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from ring_review part join review on review.id = part.review_id
      where part.ring_id = ${ringId} and part.round is null and not ${isExempt}
        and review.state not in ('rejected', 'withdrawn')) as found`.execute(tx)
  return rows[0]?.found === true
}

/** Exempts a member with a reason, or takes them back in; false where they are no member, or it is so already. */
export async function setExempt(
  tx: Tx,
  { ringId, authorId }: { ringId: string; authorId: string },
  exempt: { by: string; at: Date; reason: string } | null,
): Promise<boolean> {
  const changed = await tx
    .updateTable('ringMember')
    .set({
      exemptedBy: exempt?.by ?? null,
      exemptedAt: exempt?.at ?? null,
      exemptReason: exempt?.reason ?? null,
    })
    .where('ringId', '=', ringId)
    .where('authorId', '=', authorId)
    .where('exemptedAt', exempt ? 'is' : 'is not', null)
    .returning('authorId')
    .executeTakeFirst()
  return changed !== undefined
}

/** Rings whose decisions were begun before `since` and are not all written, and which nothing in the outbox sets off. */
export async function listForgottenRings(tx: Tx, since: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id::text from ring where state = 'deciding' and decided_at < ${since} and not exists (
      select from outbox where outbox.subject_id = ring.id::text and outbox.job = 'decide_rings')
    limit 100`.execute(tx)
  return rows.map(({ id }) => id)
}
