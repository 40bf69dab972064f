import type { Tx } from '#db/client'

type Confirmed = { reviewId: string; sellerId: string; setBy: string; setAt: Date }

/** Keeps that the buyer calls a review solved, in the place of whatever the seller said of it; false where it was kept before. */
export async function insertConfirmedResolution(
  tx: Tx,
  { setAt, ...confirmed }: Confirmed,
): Promise<boolean> {
  const state = 'resolved_by_buyer' as const
  const kept = await tx
    .insertInto('reviewResolution')
    .values({ ...confirmed, state, objectiveReason: null, note: null, setAt })
    .onConflict((conflict) =>
      conflict
        .column('reviewId')
        .doUpdateSet({ state, objectiveReason: null, note: null, setBy: confirmed.setBy, setAt })
        .where('reviewResolution.state', '<>', state),
    )
    .returning('reviewId')
    .executeTakeFirst()
  return kept !== undefined
}
