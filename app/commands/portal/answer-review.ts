import { digestOf } from '#commands/digest'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findRecorded } from '#db/events'
import { lockAnswerable } from '#db/portal/reviews'
import { insertReplies } from '#db/replies'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type AnswerReview = { reviewId: string; text: string; requestKey: string }
export type AnswerRefusal = { reason: 'not_found' | 'answered_already' }

/** Answers a review in public, once for each revision of it; the marketplace is told, and shows it. */
export async function answerReview(
  db: Database,
  { reviewId, text, requestKey }: AnswerReview,
  person: Person & { sellerId: string },
  now: Date,
): Promise<Result<undefined, AnswerRefusal>> {
  const { sellerId } = person
  return db.transaction().execute(async (tx) => {
    const review = await lockAnswerable(tx, { sellerId, reviewId })
    if (!review) return refuse({ reason: 'not_found' as const })
    if (await findRecorded(tx, requestKey)) return ok(undefined)
    if (review.isAnswered) return refuse({ reason: 'answered_already' as const })

    const row = {
      id: `portal-${crypto.randomUUID()}`,
      reviewId,
      sellerId,
      text,
      createdAt: now.toISOString(),
    }
    await insertReplies(tx, [{ row, digest: digestOf(row) }], now)
    const subject = { kind: 'review', id: reviewId } as const
    const data = { replyId: row.id, revision: review.revision }
    const by = { actor: { kind: 'person', id: person.id } as const, at: now, requestKey }
    await record(tx, [{ type: 'review_answered', subject, data }], by)
    return ok(undefined)
  })
}
