import { record } from '#commands/record'
import type { Database } from '#db/client'
import { setPickingSettled } from '#db/review-requests/picking'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import type { PickingOutcome } from '#domain/review-requests/skew'

/** Says what a person made of a shop that seems to pick praise: it does, or there is another explanation. */
export async function settlePicking(
  db: Database,
  { pickingId, outcome, note }: { pickingId: string; outcome: PickingOutcome; note: string },
  person: Person,
  now: Date,
): Promise<Result<undefined, { reason: 'settled_already' | 'not_permitted' }>> {
  if (!may(person, 'manage_measures')) return refuse({ reason: 'not_permitted' })
  return db.transaction().execute(async (tx) => {
    const settled = { id: pickingId, outcome, note, settledBy: person.id }
    const sellerId = await setPickingSettled(tx, settled, now)
    if (!sellerId) return refuse({ reason: 'settled_already' as const })
    const subject = { kind: 'seller', id: sellerId } as const
    const event = { type: 'praise_picking_settled', subject, data: { pickingId, outcome } } as const
    await record(tx, [event], { actor: { kind: 'person', id: person.id }, at: now })
    return ok(undefined)
  })
}
