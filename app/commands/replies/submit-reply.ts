import { digestOf } from '#commands/digest'
import { record } from '#commands/record'
import { reviewAnswered } from '#commands/replies/reply-events'
import { screenReplies } from '#commands/replies/screen-replies'
import type { Database } from '#db/client'
import { findRecorded } from '#db/events'
import { insertReplies, lockRepliesTo, placeReplies } from '#db/replies/intake'
import { deleteDraft, lockAnswerable, lockOwnReplies } from '#db/replies/shop'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type SubmitReply = {
  reviewId: string
  text: string
  /** Whether it is meant to take the place of the reply that is there already. */
  isEdit: boolean
  requestKey: string
}
export type SubmitReplyRefusal = { reason: 'not_found' | 'answered_already' | 'request_key_taken' }

/**
 * Answers a review in public, once for each revision of it. A clean reply is published at once and the marketplace
 * told; one that may break a rule waits for a person, and what was public before stays so meanwhile. A repeated request
 * changes nothing; one of anything else under the same key is refused.
 */
export async function submitReply(
  db: Database,
  { reviewId, text, isEdit, requestKey }: SubmitReply,
  person: Person & { sellerId: string },
  now: Date,
): Promise<Result<undefined, SubmitReplyRefusal>> {
  const { sellerId } = person
  return db.transaction().execute(async (tx) => {
    const review = await lockAnswerable(tx, { sellerId, reviewId })
    if (!review) return refuse({ reason: 'not_found' as const })
    await lockRepliesTo(tx, [reviewId])
    const seen = await findRecorded(tx, requestKey)
    if (seen) return isThis(seen, reviewId) ? ok(undefined) : refuse({ reason: 'request_key_taken' as const })
    const { revision } = review
    const own = await lockOwnReplies(tx, { sellerId, reviewId, revision })
    const isAnswered = own.some(({ state }) => state !== 'draft')
    if (isAnswered && !isEdit) return refuse({ reason: 'answered_already' as const })

    const row = {
      id: `portal-${crypto.randomUUID()}`,
      ...{ reviewId, sellerId, text },
      createdAt: now.toISOString(),
    }
    const sent = { row, digest: digestOf(row), submittedBy: person.id }
    const screened = await screenReplies(tx, [sent], now)
    const isClean = screened.every((reply) => reply.isClean)
    await deleteDraft(tx, { sellerId, reviewId, revision })
    await insertReplies(tx, screened, now)
    const placed = await placeReplies(tx, { fresh: [row.id], publish: isClean ? [row.id] : [] })
    const subject = { kind: 'review', id: reviewId } as const
    const data = { replyId: row.id, revision, outcome: isClean ? 'published' : 'queued' } as const
    const events = [{ type: 'reply_submitted', subject, data } as const, ...placed.map(reviewAnswered)]
    await record(tx, events, { actor: { kind: 'person', id: person.id }, at: now, requestKey })
    return ok(undefined)
  })
}

function isThis({ type, subjectId }: { type: string; subjectId: string }, reviewId: string): boolean {
  return type === 'reply_submitted' && subjectId === reviewId
}
