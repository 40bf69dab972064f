import { record } from '#commands/record'
import { putBeforePeople } from '#commands/reopened-review'
import { type ChangedMeanwhile, explainChange } from '#commands/review-change'
import type { Database, Tx } from '#db/client'
import { findRecorded } from '#db/events'
import { lockReview } from '#db/reviews'
import { isTiedToReview } from '#db/ties'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import type { ReviewRefusal, ReviewState } from '#domain/review'

export type ReopenReview = { reviewId: string; why: string; seenVersion: number; requestKey: string }
export type ReopenRefusal =
  | ReviewRefusal
  | ChangedMeanwhile
  | { reason: 'not_found' }
  | { reason: 'not_permitted' }
  | { reason: 'tied' }
  | { reason: 'request_key_taken' }
  | { reason: 'reason_required' }

/**
 * Puts a decided review before people again (G8, V20), with the reason why. What readers see stays as it is
 * until the new decision. Refused to whoever is tied to its shop or author (B27).
 */
export async function reopenReview(
  db: Database,
  { reviewId, why, seenVersion, requestKey }: ReopenReview,
  person: Person,
  now: Date,
): Promise<Result<{ state: ReviewState; version: number }, ReopenRefusal>> {
  return db.transaction().execute(async (tx) => {
    const review = await lockReview(tx, reviewId)
    if (!review) return refuse({ reason: 'not_found' as const })
    const recorded = await findRecorded(tx, requestKey)
    if (recorded?.subjectId === reviewId) return ok({ state: review.state, version: review.version })
    if (recorded) return refuse({ reason: 'request_key_taken' as const })
    if (review.version !== seenVersion) return refuse(await explainChange(tx, review))
    const permitted = await permitReopening(tx, reviewId, person)
    if (!permitted.ok) return permitted
    if (!why.trim()) return refuse({ reason: 'reason_required' as const })

    const reopened = await putBeforePeople(tx, { review, why }, now)
    if (!reopened.ok) return reopened
    await record(tx, [reopened.value.event], {
      actor: { kind: 'person', id: person.id },
      at: now,
      requestKey,
    })
    return ok({ state: reopened.value.state, version: review.version + 1 })
  })
}

async function permitReopening(
  tx: Tx,
  reviewId: string,
  person: Person,
): Promise<Result<undefined, { reason: 'not_permitted' } | { reason: 'tied' }>> {
  if (!may(person, 'reopen_reviews')) return refuse({ reason: 'not_permitted' })
  return (await isTiedToReview(tx, person.id, reviewId)) ? refuse({ reason: 'tied' }) : ok(undefined)
}
