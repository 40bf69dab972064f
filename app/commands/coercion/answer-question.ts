import { record } from '#commands/record'
import type { Database } from '#db/client'
import { insertCase } from '#db/coercion/cases'
import { findQuestion, lockQuestion, releaseHeldRatings, setAnswer } from '#db/coercion/questions'
import { lockReview } from '#db/reviews'
import { type ChangeAnswer, isTakenAsItIs } from '#domain/coercion/question'
import type { DomainEvent } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

/**
 * What a review's author says of having changed it, once. Of their own will, the change counts from now on; pressed or
 * paid for, the seller's figures keep the review as it was and seniors get a case.
 */
export async function answerQuestion(
  db: Database,
  { questionId, answer }: { questionId: string; answer: ChangeAnswer },
  now: Date,
): Promise<Result<undefined, { reason: 'not_found' | 'answered_already' }>> {
  return db.transaction().execute(async (tx) => {
    const seen = await findQuestion(tx, questionId)
    if (!seen) return refuse({ reason: 'not_found' as const })
    await lockReview(tx, seen.reviewId)
    const question = await lockQuestion(tx, questionId)
    if (!question) return refuse({ reason: 'not_found' as const })
    if (question.answer === answer) return ok(undefined)
    if (question.answer) return refuse({ reason: 'answered_already' as const })

    const { reviewId, sellerId, authorId } = question
    await setAnswer(tx, questionId, answer, now)
    const subject = { kind: 'review', id: reviewId } as const
    const events: DomainEvent[] = [{ type: 'review_change_answered', subject, data: { questionId, answer } }]
    if (isTakenAsItIs(answer)) await releaseHeldRatings(tx, [reviewId])
    else {
      const kind = 'coerced_change' as const
      const caseId = await insertCase(tx, { kind, sellerId, reviewId, questionId }, now)
      if (caseId) events.push({ type: 'integrity_case_opened', subject, data: { caseId, kind, sellerId } })
    }
    const actor = { kind: 'job', id: 'signed_link', onBehalfOf: authorId } as const
    await record(tx, events, { actor, at: now })
    return ok(undefined)
  })
}
