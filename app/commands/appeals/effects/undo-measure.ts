import type { Undoing, Undone } from '#commands/appeals/effects/undoing'
import type { Tx } from '#db/client'
import { closeMeasure, findMeasure, lockMeasure, lockSeller } from '#db/measures/measures'
import { judgeLift } from '#domain/measures/measure'

/**
 * Lifts the measure an appeal was from. Its strike goes with it, unless only the measure went too far. One that no longer
 * has any effect has none to lose.
 */
export async function undoMeasure(tx: Tx, { appeal, outcome, person, now }: Undoing): Promise<Undone> {
  const found = await findMeasure(tx, appeal.subjectId)
  if (found) await lockSeller(tx, found.sellerId)
  const measure = found && (await lockMeasure(tx, found.id))
  const ground = outcome === 'modified' ? 'appeal_partly_right' : 'appeal_upheld'
  const judged = measure && judgeLift(measure, ground, now)
  if (!measure || !judged?.ok) return { effects: ['superseded'], events: [] }

  await closeMeasure(tx, measure.id, { state: 'lifted', by: person.id, at: now, liftGround: ground })
  const wasInForce = measure.state === 'in_force'
  const { removesStrike } = judged.value
  const data = { measureId: measure.id, step: measure.step, ground, removesStrike, wasInForce } as const
  const strike = removesStrike ? 'strike_removed' : 'strike_kept'
  return {
    effects: wasInForce ? ['measure_lifted', strike] : [strike],
    events: [{ type: 'measure_lifted', subject: { kind: 'seller', id: measure.sellerId }, data }],
  }
}
