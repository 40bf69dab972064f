import { type Lifted, liftBar } from '#commands/independence/lift-bar'
import type { Database, Tx } from '#db/client'
import { findDisputeBar } from '#db/disputes/disputes'
import { findClaimBar } from '#db/disputes/fault-claims'
import type { DisputeBar } from '#domain/disputes/dispute'

/** A review with its sides. */
type Sides = { id: string; sellerId: string; authorId: string }
type FindBar = typeof findDisputeBar

/** Why somebody judges no dispute of a review now, if they do not, and under which waiver they do, if any. */
export const barOnDispute = lifting(findDisputeBar)
/** The same for what its shop says of whose fault it was. */
export const barOnClaim = lifting(findClaimBar)

function lifting(findBar: FindBar) {
  return async (
    db: Database | Tx,
    { id, sellerId, authorId }: Sides,
    personId: string,
    now: Date,
  ): Promise<Lifted<DisputeBar>> => {
    const bar = await findBar(db, id, personId)
    return liftBar(db, bar, { kind: 'dispute', personId, partyIds: [sellerId, authorId] }, now)
  }
}
