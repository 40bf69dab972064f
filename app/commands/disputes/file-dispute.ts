import { findDisputeStanding } from '#commands/disputes/dispute-standing'
import { findDisputableUntil } from '#commands/disputes/dispute-window'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { insertDispute, insertWarning, listDisputesOf } from '#db/disputes/disputes'
import { findRecorded } from '#db/events'
import { lockFilings } from '#db/filings'
import { lockReview } from '#db/reviews'
import { addCalendarDays } from '#domain/day'
import { type DisputeRefusal, disputeAnswerDays, judgeDispute } from '#domain/disputes/dispute'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import { shownRevision } from '#domain/review'

export type FileDispute = {
  reviewId: string
  reasonCode: string
  text: string
  newFacts?: string | undefined
  /** In which the days of its window are counted. */
  zone: string
  requestKey: string
}
export type FileRefusal = DisputeRefusal | { reason: 'not_found' } | { reason: 'request_key_taken' }

/**
 * Takes a seller's dispute of a review of theirs (V14); nothing about the review changes by it. Whoever disputes nearly
 * everything without ground is warned with it, once. A repeated request gets its first answer; one about another review
 * under the same key is refused.
 */
export async function fileDispute(
  db: Database,
  { reviewId, reasonCode, text, newFacts = '', zone, requestKey }: FileDispute,
  person: Person & { sellerId: string },
  now: Date,
): Promise<Result<{ isWarned: boolean }, FileRefusal>> {
  return db.transaction().execute(async (tx) => {
    const review = await lockReview(tx, reviewId)
    if (!review || review.sellerId !== person.sellerId || review.direction !== 'buyer_to_seller')
      return refuse({ reason: 'not_found' as const })
    const { sellerId } = review
    const seen = await findRecorded(tx, requestKey)
    if (seen?.type === 'dispute_filed' && seen.data.reviewId === reviewId)
      return ok({ isWarned: seen.data.isWarned === true })
    if (seen) return refuse({ reason: 'request_key_taken' as const })
    const of = { reviewId, revision: shownRevision(review) }
    const earlier = await listDisputesOf(tx, of)
    await lockFilings(tx, 'disputes', sellerId)
    const { standing } = await findDisputeStanding(tx, { sellerId, zone }, now)
    const until = await findDisputableUntil(tx, review, zone)
    const filing = { reasonCode, text, newFacts, earlier, standing }
    const judged = judgeDispute({ ...filing, review: { state: review.state, until } }, now)
    if (!judged.ok) return judged

    const isWarned = standing.kind === 'warn'
    if (isWarned) await insertWarning(tx, sellerId, now)
    const said = { reasonCode, text: text.trim(), newFacts: newFacts.trim() || null }
    const filed = { filedBy: person.id, filedAt: now, dueAt: addCalendarDays(now, disputeAnswerDays, zone) }
    const id = await insertDispute(tx, { ...of, sellerId, ...said, ...filed })
    const data = { reviewId, sellerId, reasonCode, isWarned }
    await record(tx, [{ type: 'dispute_filed', subject: { kind: 'dispute', id }, data }], {
      ...{ actor: { kind: 'person', id: person.id }, at: now, requestKey },
    })
    return ok({ isWarned })
  })
}
