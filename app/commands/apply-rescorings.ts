import { record } from '#commands/record'
import type { Database } from '#db/client'
import {
  insertRescorings,
  type PublishedReview,
  type RescoringRow,
  returnToPeople,
} from '#db/detector/rescoring'
import { type LockedReview, lockForScreening } from '#db/screenings'
import { openWorkItems } from '#db/work-items'
import type { Judgement } from '#domain/detection/judge'
import { changesBetween, hasTurnedSuspect, type RescoringDays } from '#domain/detection/rescoring'
import type { Actor, DomainEvent } from '#domain/event'
import type { PolicyRules } from '#domain/policy'
import { ok, type Result } from '#domain/result'
import { isPublic, moveReview, type ReviewState } from '#domain/review'
import { authenticityOf, placeOfRescored } from '#domain/screening'

/** What judging a published review again came to. */
export type Rescored = {
  review: PublishedReview
  days: RescoringDays
  judgement: Judgement
  rules: PolicyRules
}

type Kept = { locked: LockedReview; rescored: Rescored; row: RescoringRow; state: ReviewState }

/**
 * Keeps what judging published reviews again came to. One that turned suspect goes back to people while readers see it
 * as before; nothing is taken down. Passes over what is not published any more, was revised, or was judged again for
 * the same days already, so that a batch delivered twice changes nothing.
 *
 * @returns how many reviews went back to people
 */
export async function applyRescorings(
  db: Database,
  { rescored }: { rescored: Rescored[] },
  actor: Actor,
  now: Date,
): Promise<Result<number, never>> {
  return db.transaction().execute(async (tx) => {
    const byId = new Map(rescored.map((one) => [one.review.id, one]))
    const locked = await lockForScreening(tx, [...byId.keys()])
    const judged = locked.flatMap((review) => decide(review, byId.get(review.id)))
    if (judged.length === 0) return ok(0)
    const isNew = await insertRescorings(
      tx,
      judged.map(({ row }) => row),
      now,
    )
    const returned = judged.filter(({ row }) => row.isReturned && isNew.has(row.reviewId))
    if (returned.length === 0) return ok(0)
    const placed = returned.map((one) => ({
      ...one,
      place: placeOfRescored(one.row, one.rescored.rules, now),
    }))
    await returnToPeople(
      tx,
      placed.map(({ row, state, place, locked: { authenticity }, rescored: { judgement } }) => ({
        ...{ reviewId: row.reviewId, state, fakeProbability: row.after, dueAt: place.dueAt },
        authenticity: authenticity === 'unknown' ? authenticityOf(judgement) : authenticity,
      })),
    )
    await openWorkItems(
      tx,
      placed.map(({ row, place, rescored: { review } }) => ({
        ...{ subjectId: row.reviewId, language: review.language, place },
      })),
      now,
    )
    await record(tx, returned.map(toEvent), { actor, at: now })
    return ok(returned.length)
  })
}

function decide(locked: LockedReview, rescored: Rescored | undefined): Kept[] {
  if (!rescored || rescored.review.revision !== locked.revision || !isPublic(locked.state)) return []
  const { review, days, judgement, rules } = rescored
  const moved = moveReview(locked.state, 'reopen')
  const after = judgement.fakeProbability
  const row: RescoringRow = {
    ...{ reviewId: locked.id, revision: locked.revision, days },
    ...{ modelBefore: review.modelBefore, model: judgement.model, before: review.before, after },
    changes: changesBetween(review.signalsBefore, judgement.signals),
    signals: judgement.signals,
    isReturned: moved.ok && hasTurnedSuspect({ before: review.before, after }, rules),
  }
  return [{ locked, rescored, row, state: moved.ok ? moved.value : locked.state }]
}

function toEvent({ locked, row, state }: Kept): DomainEvent {
  const { days, before: probabilityBefore, after: probability, revision } = row
  return {
    type: 'review_rescored',
    subject: { kind: 'review', id: locked.id },
    data: { before: locked.state, after: state, revision, days, probabilityBefore, probability },
  }
}
