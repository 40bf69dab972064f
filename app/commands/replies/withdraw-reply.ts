import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findRecorded } from '#db/events'
import { lockRepliesTo } from '#db/replies/intake'
import { deleteDraft, lockAnswerable, lockOwnReplies, setReplyWithdrawn } from '#db/replies/shop'
import type { Person } from '#domain/permission'
import { moveReply } from '#domain/replies/state'
import { ok, type Result, refuse } from '#domain/result'

/**
 * Takes back what a shop has said to the newest revision of a review, with what it had begun to say: readers no longer
 * see it, and the review counts as not answered. A repeated request changes nothing; one of anything else under the same
 * key is refused.
 */
export async function withdrawReply(
  db: Database,
  { reviewId, requestKey }: { reviewId: string; requestKey: string },
  person: Person & { sellerId: string },
  now: Date,
): Promise<Result<undefined, { reason: 'not_found' | 'request_key_taken' }>> {
  const { sellerId } = person
  return db.transaction().execute(async (tx) => {
    const review = await lockAnswerable(tx, { sellerId, reviewId })
    if (!review) return refuse({ reason: 'not_found' as const })
    await lockRepliesTo(tx, [reviewId])
    const seen = await findRecorded(tx, requestKey)
    const isThis = seen?.type === 'reply_withdrawn' && seen.subjectId === reviewId
    if (seen) return isThis ? ok(undefined) : refuse({ reason: 'request_key_taken' as const })
    const { revision } = review
    const own = await lockOwnReplies(tx, { sellerId, reviewId, revision })
    const taken = own.filter(({ state }) => state !== 'draft' && moveReply(state, 'withdraw').ok)
    await deleteDraft(tx, { sellerId, reviewId, revision })
    for (const { id } of taken) await setReplyWithdrawn(tx, id)
    const subject = { kind: 'review', id: reviewId } as const
    const events = taken.map(({ id, state }) => {
      const data = { replyId: id, revision, wasPublic: state === 'published' }
      return { type: 'reply_withdrawn', subject, data } as const
    })
    await record(tx, events, { actor: { kind: 'person', id: person.id }, at: now, requestKey })
    return ok(undefined)
  })
}
