import { seenBefore, type TurnedAway } from '#commands/measures/seen-before'
import type { Tx } from '#db/client'
import { findMeasure, lockMeasure, lockSeller } from '#db/measures/measures'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type CloseMeasure = { measureId: string; seenVersion: number; requestKey: string }
export type OpenRefusal = { reason: 'not_found' } | TurnedAway | { reason: 'changed_meanwhile' }
type Held = NonNullable<Awaited<ReturnType<typeof lockMeasure>>>

/**
 * Holds a measure, and its seller before it, for a person who is about to close it; `isRepeated` where this very
 * request has been carried out. Refused when it is not as it was seen.
 */
export async function holdMeasure(
  tx: Tx,
  { measureId, seenVersion, requestKey }: CloseMeasure,
  person: Person,
): Promise<Result<{ measure: Held; isRepeated: boolean }, OpenRefusal>> {
  const found = await findMeasure(tx, measureId)
  if (found) await lockSeller(tx, found.sellerId)
  const measure = found && (await lockMeasure(tx, measureId))
  if (!measure) return refuse({ reason: 'not_found' })
  const isAllowed = may(person, 'manage_measures')
  const seen = await seenBefore(tx, { requestKey, subjectId: measure.sellerId, isAllowed })
  if (!seen.ok) return seen
  if (seen.value) return ok({ measure, isRepeated: true })
  if (measure.version !== seenVersion) return refuse({ reason: 'changed_meanwhile' })
  return ok({ measure, isRepeated: false })
}
