import { record } from '#commands/record'
import type { Database } from '#db/client'
import { deleteRemedy, insertRemedy } from '#db/replies/remedies'
import { lockAnswerable } from '#db/replies/shop'
import type { Person } from '#domain/permission'
import type { Remedy } from '#domain/replies/remedy'
import { ok, type Result, refuse } from '#domain/result'

/** `isDone` false takes back what was recorded by mistake. */
export type RecordRemedy = { reviewId: string; kind: Remedy; note: string | null; isDone: boolean }

/** Records what a shop has done for the buyer of a review (R1.6), each kind once. */
export async function recordRemedy(
  db: Database,
  { reviewId, kind, note, isDone }: RecordRemedy,
  person: Person & { sellerId: string },
  now: Date,
): Promise<Result<undefined, { reason: 'not_found' }>> {
  const { sellerId } = person
  return db.transaction().execute(async (tx) => {
    if (!(await lockAnswerable(tx, { sellerId, reviewId }))) return refuse({ reason: 'not_found' as const })
    const has = isDone
      ? await insertRemedy(tx, { reviewId, sellerId, kind, note, recordedBy: person.id, recordedAt: now })
      : await deleteRemedy(tx, { reviewId, kind })
    if (!has) return ok(undefined)
    const type = isDone ? ('remedy_recorded' as const) : ('remedy_taken_back' as const)
    const event = { type, subject: { kind: 'review', id: reviewId } as const, data: { kind } }
    await record(tx, [event], { actor: { kind: 'person', id: person.id }, at: now })
    return ok(undefined)
  })
}
