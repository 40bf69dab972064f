import type { Tx } from '#db/client'
import { growRing, insertRing, type KeptRing, setGrown } from '#db/rings/rings'
import type { DomainEvent } from '#domain/event'
import type { FoundRing } from '#domain/rings/find'
import { findSameRing } from '#domain/rings/known'
import { stateAfterGrowth } from '#domain/rings/ring'

/** Keeps a ring that was found: as a new one, or as one of those known, which grows. The caller holds the known ones. */
export async function keepRing(
  tx: Tx,
  found: FoundRing,
  known: KeptRing[],
  now: Date,
): Promise<DomainEvent[]> {
  const same = findSameRing(found.authorIds, known)
  if (!same) {
    const id = await insertRing(tx, now)
    const data = await growRing(tx, id, found, now)
    return [{ type: 'ring_found', subject: { kind: 'ring', id }, data }]
  }
  const grown = await growRing(tx, same.id, found, now)
  if (grown.members + grown.reviews === 0) return []
  const after = stateAfterGrowth(same.state, grown)
  await setGrown(tx, same.id, after, now)
  return [
    {
      type: 'ring_grew',
      subject: { kind: 'ring', id: same.id },
      data: { before: same.state, after, newMembers: grown.members, newReviews: grown.reviews },
    },
  ]
}
