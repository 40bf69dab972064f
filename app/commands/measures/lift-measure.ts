import { type CloseMeasure, holdMeasure, type OpenRefusal } from '#commands/measures/hold-measure'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { closeMeasure } from '#db/measures/measures'
import type { LiftGround } from '#domain/measures/ground'
import { type CloseRefusal, judgeLift } from '#domain/measures/measure'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

export type LiftMeasure = CloseMeasure & { ground: LiftGround; note?: string | undefined }

/**
 * Takes a measure back with a reason, outside any appeal (B29): its effect ends now, and its strike goes with it
 * unless the seller has merely improved. The history keeps both.
 */
export async function liftMeasure(
  db: Database,
  command: LiftMeasure,
  person: Person,
  now: Date,
): Promise<Result<{ sellerId: string }, OpenRefusal | CloseRefusal>> {
  return db.transaction().execute(async (tx) => {
    const held = await holdMeasure(tx, command, person)
    if (!held.ok) return held
    const { measure, isRepeated } = held.value
    if (isRepeated) return ok({ sellerId: measure.sellerId })
    const judged = judgeLift(measure, command.ground, now)
    if (!judged.ok) return judged

    const { ground, note: liftNote, measureId, requestKey } = command
    await closeMeasure(tx, measureId, {
      state: 'lifted',
      by: person.id,
      at: now,
      liftGround: ground,
      liftNote,
    })
    const { sellerId, step, state } = measure
    const { removesStrike } = judged.value
    const data = { measureId, step, ground, removesStrike, wasInForce: state === 'in_force' }
    await record(tx, [{ type: 'measure_lifted', subject: { kind: 'seller', id: sellerId }, data }], {
      actor: { kind: 'person', id: person.id },
      at: now,
      requestKey,
    })
    return ok({ sellerId })
  })
}
