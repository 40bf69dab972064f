import { record } from '#commands/record'
import type { Database } from '#db/client'
import { insertContact } from '#db/coercion/questions'
import { findReview } from '#db/reviews'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

/** Notes that a seller was in touch with the author of a review, as the marketplace saw it; whether it is news. */
export async function noteContact(
  db: Database,
  contact: { reviewId: string; contactedAt: Date; channel: string },
  actor: Actor,
  now: Date,
): Promise<Result<{ isNew: boolean }, { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    if (!(await findReview(tx, contact.reviewId))) return refuse({ reason: 'not_found' as const })
    const isNew = await insertContact(tx, contact, now)
    if (!isNew) return ok({ isNew })
    const subject = { kind: 'review', id: contact.reviewId } as const
    const data = { at: contact.contactedAt.toISOString() }
    await record(tx, [{ type: 'seller_contacted_author', subject, data }], { actor, at: now })
    return ok({ isNew })
  })
}
