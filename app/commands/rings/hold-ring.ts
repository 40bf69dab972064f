import { seenBefore, type TurnedAway } from '#commands/measures/seen-before'
import type { Tx } from '#db/client'
import { lockRing } from '#db/rings/deciding'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** What every request about a ring says: which, as it was seen, and a key of its own. */
export type RingRequest = { ringId: string; seenVersion: number; requestKey: string }
export type RingTurnedAway = TurnedAway | { reason: 'not_found' } | { reason: 'changed_meanwhile' }

type Ring = NonNullable<Awaited<ReturnType<typeof lockRing>>>

/**
 * Holds the ring a request is about until the transaction ends; nothing where the request was carried out before.
 * Refused where the person may not, or the ring is not as they saw it.
 */
export async function holdRing(
  tx: Tx,
  { ringId, seenVersion, requestKey }: RingRequest,
  person: Person,
): Promise<Result<Ring | undefined, RingTurnedAway>> {
  const ring = await lockRing(tx, ringId)
  if (!ring) return refuse({ reason: 'not_found' as const })
  const isAllowed = may(person, 'work_rings')
  const seen = await seenBefore(tx, { requestKey, subjectId: ringId, isAllowed })
  if (!seen.ok) return seen
  if (seen.value) return ok(undefined)
  if (ring.version !== seenVersion) return refuse({ reason: 'changed_meanwhile' as const })
  return ok(ring)
}
