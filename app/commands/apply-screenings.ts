import { randomUUID } from 'node:crypto'
import { countBehaviour, type NewlyScreened } from '#commands/behaviour/count-behaviour'
import { drawAudits } from '#commands/draw-audits'
import { record } from '#commands/record'
import { rememberBefore } from '#commands/review-change'
import type { Database, Tx } from '#db/client'
import { insertOutbox } from '#db/events'
import { countReviews } from '#db/reputation'
import {
  insertPublications,
  insertScreenings,
  type LockedReview,
  lockForScreening,
  type ScreeningRow,
} from '#db/screenings'
import { openWorkItems } from '#db/work-items'
import type { Judgement } from '#domain/detection/judge'
import type { Actor, DomainEvent } from '#domain/event'
import type { Policy } from '#domain/policy'
import { ok, type Result } from '#domain/result'
import { moveReview } from '#domain/review'
import { authenticityOf, placeOf, placeOfHeld, type Screened } from '#domain/screening'

/** What screening made of one revision; no judgement where it failed. */
export type Verdict = Screened & {
  reviewId: string
  revision: number
  judgement: Judgement | undefined
  /** The features of its behaviour, where they could be read. */
  behaviour?: Float64Array | undefined
  policy: Policy
  sellerReviews: number
  language: string | null
}
export type ApplyScreenings = { verdicts: Verdict[]; zone: string }

/** A review under lock, the verdict about it, and the row that will be kept. */
type Applied = { review: LockedReview; verdict: Verdict; row: ScreeningRow; decisionId: string }

/**
 * Moves screened reviews on: verdicts, states, places in line, automated publications, counters and events of
 * the whole batch in one transaction. Passes over a review that was screened, revised or withdrawn meanwhile,
 * so a batch delivered again changes nothing.
 *
 * @returns how many reviews were moved on
 */
export async function applyScreenings(
  db: Database,
  { verdicts, zone }: ApplyScreenings,
  actor: Actor,
  now: Date,
): Promise<Result<number, never>> {
  return db.transaction().execute(async (tx) => {
    const byId = new Map(verdicts.map((verdict) => [verdict.reviewId, verdict]))
    const locked = await lockForScreening(tx, [...byId.keys()])
    const applied = locked.flatMap((review) => decide(review, byId.get(review.id), now))
    if (applied.length === 0) return ok(0)

    await insertScreenings(
      tx,
      applied.map(({ row }) => row),
      now,
    )
    await insertPublications(tx, applied.filter(isPublication).map(toPublication), now)
    await drawAudits(tx, applied.filter(isPublication).map(toAutomatic), now)
    await openWorkItems(tx, applied.flatMap(toWorkItem), now)
    await leaveReleases(tx, applied)
    // From here on batches with the same sellers wait for each other.
    await countReviews(
      tx,
      applied.filter(({ review }) => !review.wasScreened).map(({ review }) => review.id),
      zone,
    )
    await countBehaviour(tx, applied.filter(({ review }) => !review.wasScreened).map(toCounted))
    await record(tx, applied.flatMap(eventsOf), { actor, at: now })
    return ok(applied.length)
  })
}

function decide(review: LockedReview, verdict: Verdict | undefined, now: Date): Applied[] {
  if (!verdict || verdict.revision !== review.revision) return []
  const moved = moveReview(review.state, `screen_${verdict.outcome}`)
  if (!moved.ok) return []
  const { judgement, outcome, policy } = verdict
  // What a person found out about the author's words outlasts any new reading of them.
  const isOpenQuestion = review.authenticity === 'unknown' || review.authenticity === 'suspect'
  const row: ScreeningRow = {
    reviewId: review.id,
    revision: review.revision,
    state: moved.value,
    outcome,
    model: judgement?.model ?? 'none',
    policyVersion: policy.version,
    fakeProbability: judgement?.fakeProbability ?? null,
    authenticity: isOpenQuestion ? authenticityOf(judgement) : review.authenticity,
    signals: judgement?.signals ?? [],
    place: placeIn(review, verdict, now),
  }
  return [{ review, verdict, row, decisionId: randomUUID() }]
}

function placeIn(review: LockedReview, { outcome, judgement, policy, sellerReviews }: Verdict, now: Date) {
  if (outcome === 'publish') return null
  if (outcome === 'hold') return placeOfHeld(judgement, policy.rules, now)
  const isEdit = review.state === 'edit_pending'
  return placeOf({ receivedAt: review.receivedAt, isEdit, sellerReviews }, judgement, policy.rules)
}

function toCounted({ review, verdict: { behaviour } }: Applied): NewlyScreened {
  return { ...review, features: behaviour }
}

function isPublication({ row }: Applied): boolean {
  return row.outcome === 'publish'
}

function toPublication({ review, row, decisionId }: Applied) {
  return {
    id: decisionId,
    reviewId: review.id,
    revision: review.revision,
    fromState: review.state,
    version: review.version + 1,
    policyVersion: row.policyVersion,
    before: rememberBefore({ ...review, dueAt: null }, undefined),
  }
}

function toAutomatic({ row, verdict }: Applied) {
  const { reviewId, revision, fakeProbability } = row
  const { language, policy } = verdict
  return {
    reviewId,
    revision,
    language,
    fakeProbability: fakeProbability ?? 0,
    dueHours: policy.rules.dueHours,
  }
}

function toWorkItem({ row, verdict }: Applied) {
  return row.place ? [{ subjectId: row.reviewId, language: verdict.language, place: row.place }] : []
}

/** A held review is given to people, evidence or not, when its time is up. */
async function leaveReleases(tx: Tx, applied: Applied[]): Promise<void> {
  const held = applied.filter(({ row }) => row.outcome === 'hold')
  await insertOutbox(
    tx,
    held.flatMap(({ row: { reviewId, place } }) =>
      place
        ? [
            {
              job: 'release_held_evidence',
              subject_id: reviewId,
              event_id: null,
              due_at: place.dueAt.toISOString(),
            },
          ]
        : [],
    ),
  )
}

function eventsOf({ review, verdict, row, decisionId }: Applied): DomainEvent[] {
  const subject = { kind: 'review' as const, id: review.id }
  const change = { before: review.state, after: row.state, revision: review.revision }
  const { outcome, policyVersion, fakeProbability } = row
  const screened: DomainEvent = {
    type: 'review_screened',
    subject,
    data: { ...change, outcome, reasons: verdict.reasons, fakeProbability, policyVersion },
  }
  if (outcome !== 'publish') return [screened]
  const wasPublic = review.publishedRevision !== null
  const data = { ...change, action: 'publish' as const, decisionId, reasonCode: null, policyVersion }
  return [
    screened,
    { type: 'review_decided', subject, data: { ...data, automated: true, wasPublic, statementId: null } },
  ]
}
