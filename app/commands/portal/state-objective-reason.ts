import { record } from '#commands/record'
import type { Database } from '#db/client'
import { setObjectiveReason } from '#db/portal/reviews'
import { lockAnswerable } from '#db/replies/shop'
import type { ObjectiveReason } from '#domain/objective-reason'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type StateObjectiveReason = {
  reviewId: string
  /** Undefined takes it back. */
  reason: ObjectiveReason | undefined
  note: string | null
}

/**
 * Says why a negative review cannot be solved with its buyer (R4.9a). What the buyer has said to be solved stays so.
 */
export async function stateObjectiveReason(
  db: Database,
  { reviewId, reason, note }: StateObjectiveReason,
  person: Person & { sellerId: string },
  now: Date,
): Promise<Result<undefined, { reason: 'not_found' | 'not_negative' | 'resolved_already' }>> {
  const of = { sellerId: person.sellerId, reviewId }
  return db.transaction().execute(async (tx) => {
    const review = await lockAnswerable(tx, of)
    if (!review) return refuse({ reason: 'not_found' as const })
    if (review.rating > 2) return refuse({ reason: 'not_negative' as const })

    const isSet = await setObjectiveReason(tx, of, reason && { reason, note, setBy: person.id }, now)
    if (!isSet) return reason ? refuse({ reason: 'resolved_already' as const }) : ok(undefined)
    const subject = { kind: 'review', id: reviewId } as const
    const event = { type: 'objective_reason_stated', subject, data: { reason: reason ?? null } } as const
    await record(tx, [event], { actor: { kind: 'person', id: person.id }, at: now })
    return ok(undefined)
  })
}
