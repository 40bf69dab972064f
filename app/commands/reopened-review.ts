import { findPolicyHeld } from '#commands/policy-held'
import type { Tx } from '#db/client'
import { type LockedReview, setReview } from '#db/reviews'
import { insertWorkItem } from '#db/work-queue'
import type { DomainEvent } from '#domain/event'
import { placeInLine, reopenedHours } from '#domain/priority'
import { ok, type Result } from '#domain/result'
import { moveReview, type ReviewRefusal, type ReviewState } from '#domain/review'

/** Puts a decided review, which the caller holds, in line before people again, with the reason why. */
export async function putBeforePeople(
  tx: Tx,
  { review, why }: { review: LockedReview; why: string },
  now: Date,
): Promise<Result<{ state: ReviewState; event: DomainEvent }, ReviewRefusal>> {
  const moved = moveReview(review.state, 'reopen')
  if (!moved.ok) return moved
  const { dueHours } = (await findPolicyHeld(tx, review.sellerId)).rules
  const dueAt = new Date(now.getTime() + dueHours * 3_600_000)
  const place = placeInLine(dueAt, [{ factor: 'reopened', hours: reopenedHours, values: {} }])
  await setReview(tx, review.id, { state: moved.value, dueAt })
  await insertWorkItem(tx, { subjectId: review.id, queue: 'reviews', language: review.language, place, now })
  const data = { before: review.state, after: moved.value, revision: review.revision, reason: why }
  const event: DomainEvent = { type: 'review_reopened', subject: { kind: 'review', id: review.id }, data }
  return ok({ state: moved.value, event })
}
