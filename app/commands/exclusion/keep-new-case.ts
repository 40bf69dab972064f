import type { Tx } from '#db/client'
import {
  type Exclusion,
  findExclusion,
  insertExclusion,
  type NewExclusion,
  setExclusion,
} from '#db/exclusions/cases'

type Beginning = { open: Exclusion | undefined; sellerId: string; zone: string; now: Date }

/** Goes on with the seller's open case, or begins one; the case as it then is. */
export async function keepNewCase(
  tx: Tx,
  { open, sellerId, zone, now }: Beginning,
  set: Omit<NewExclusion, 'id' | 'sellerId' | 'zone' | 'openedAt' | 'version'>,
): Promise<Exclusion> {
  if (!open) return insertExclusion(tx, { sellerId, zone, openedAt: now, ...set })
  await setExclusion(tx, open.id, set)
  const exclusion = await findExclusion(tx, open.id)
  if (!exclusion) throw new Error('a locked case was lost')
  return exclusion
}
