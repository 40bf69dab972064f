import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findFault } from '#db/disputes/faults'
import { findPlatformAnswer, setPlatformAnswer, setPlatformAnswerShown } from '#db/disputes/platform-answers'
import { findRecorded } from '#db/events'
import { lockReview } from '#db/reviews'
import { isTiedToReview } from '#db/ties'
import {
  judgeShowing,
  judgeWriting,
  type ShowAnswerRefusal,
  type WriteAnswerRefusal,
} from '#domain/disputes/platform-answer'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import { shownRevision } from '#domain/review'

type Missed = { reason: 'not_found' | 'request_key_taken' }
type Asked = { reviewId: string; text: string; requestKey: string }

/**
 * Writes what the marketplace is to answer in public to a review of its own fault; nobody sees it until a second person
 * has it shown. What was written before and not shown gives way. A repeated request changes nothing.
 */
export async function writePlatformAnswer(
  db: Database,
  { reviewId, text, requestKey }: Asked,
  person: Person,
  now: Date,
): Promise<Result<undefined, WriteAnswerRefusal | Missed>> {
  return db.transaction().execute(async (tx) => {
    const review = await lockReview(tx, reviewId)
    if (!review) return refuse({ reason: 'not_found' as const })
    const seen = await findRecorded(tx, requestKey)
    const isThis = seen?.type === 'platform_answer_written' && seen.subjectId === reviewId
    if (seen) return isThis ? ok(undefined) : refuse({ reason: 'request_key_taken' as const })
    const known = await findPlatformAnswer(tx, reviewId)
    const said = await findFault(tx, reviewId)
    const isTied = await isTiedToReview(tx, person.id, reviewId)
    const judged = judgeWriting(person, { review, fault: said?.fault, isTied, known, text })
    if (!judged.ok) return judged

    const answered = { reviewId, revision: shownRevision(review) }
    await setPlatformAnswer(tx, { ...answered, text: text.trim(), writtenBy: person.id }, now)
    const subject = { kind: 'review', id: reviewId } as const
    const data = { sellerId: review.sellerId }
    await record(tx, [{ type: 'platform_answer_written', subject, data }], {
      ...{ actor: { kind: 'person', id: person.id }, at: now, requestKey },
    })
    return ok(undefined)
  })
}

/** Has shown what somebody else wrote, word for word as it was read; the marketplace hears that it can be read. */
export async function showPlatformAnswer(
  db: Database,
  { reviewId, text: seenText, requestKey }: Asked,
  person: Person,
  now: Date,
): Promise<Result<undefined, ShowAnswerRefusal | Missed>> {
  return db.transaction().execute(async (tx) => {
    const review = await lockReview(tx, reviewId)
    const known = review && (await findPlatformAnswer(tx, reviewId))
    if (!known) return refuse({ reason: 'not_found' as const })
    const seen = await findRecorded(tx, requestKey)
    const isThis = seen?.type === 'platform_answered' && seen.subjectId === reviewId
    if (seen) return isThis ? ok(undefined) : refuse({ reason: 'request_key_taken' as const })
    const said = await findFault(tx, reviewId)
    const isTied = await isTiedToReview(tx, person.id, reviewId)
    const judged = judgeShowing(person, { review, fault: said?.fault, isTied, known, seenText })
    if (!judged.ok) return judged

    const answered = { reviewId, revision: shownRevision(review) }
    await setPlatformAnswerShown(tx, { ...answered, publishedBy: person.id }, now)
    const subject = { kind: 'review', id: reviewId } as const
    const data = { sellerId: review.sellerId }
    await record(tx, [{ type: 'platform_answered', subject, data }], {
      ...{ actor: { kind: 'person', id: person.id }, at: now, requestKey },
    })
    return ok(undefined)
  })
}
