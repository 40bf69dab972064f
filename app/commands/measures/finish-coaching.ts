import { type CloseMeasure, holdMeasure, type OpenRefusal } from '#commands/measures/hold-measure'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { closeMeasure } from '#db/measures/measures'
import { judgeFinish } from '#domain/measures/measure'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

/** Says that a coached seller has done the task. The strike stays until it lapses. */
export async function finishCoaching(
  db: Database,
  command: CloseMeasure,
  person: Person,
  now: Date,
): Promise<Result<{ sellerId: string }, OpenRefusal | { reason: 'not_allowed_now' }>> {
  return db.transaction().execute(async (tx) => {
    const held = await holdMeasure(tx, command, person)
    if (!held.ok) return held
    const { measure, isRepeated } = held.value
    const { sellerId } = measure
    if (isRepeated) return ok({ sellerId })
    const judged = judgeFinish(measure)
    if (!judged.ok) return judged

    await closeMeasure(tx, command.measureId, { state: 'done', by: person.id, at: now })
    const data = { measureId: command.measureId }
    await record(tx, [{ type: 'coaching_finished', subject: { kind: 'seller', id: sellerId }, data }], {
      actor: { kind: 'person', id: person.id },
      at: now,
      requestKey: command.requestKey,
    })
    return ok({ sellerId })
  })
}
