import { digestOf } from '#commands/digest'
import type { Database } from '#db/client'
import { lockRepliesTo } from '#db/replies/intake'
import { lockAnswerable, saveDraft } from '#db/replies/shop'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Keeps what a shop has begun to answer, so that it can be looked over before it is sent. Nobody is told. */
export async function saveReplyDraft(
  db: Database,
  { reviewId, text }: { reviewId: string; text: string },
  person: Person & { sellerId: string },
  now: Date,
): Promise<Result<undefined, { reason: 'not_found' }>> {
  const { sellerId } = person
  return db.transaction().execute(async (tx) => {
    const review = await lockAnswerable(tx, { sellerId, reviewId })
    if (!review) return refuse({ reason: 'not_found' as const })
    await lockRepliesTo(tx, [reviewId])
    const id = `portal-${crypto.randomUUID()}`
    const draft = { id, reviewId, sellerId, revision: review.revision, text, submittedBy: person.id }
    await saveDraft(tx, { ...draft, digest: digestOf(draft) }, now)
    return ok(undefined)
  })
}
