import type { ShownStanding } from '#app/components/disputes/standing-note.tsx'
import { findDisputeStanding } from '#commands/disputes/dispute-standing'
import type { Database } from '#db/client'

/** How a seller stands with its disputes, as pages get it. */
export async function readDisputeStanding(
  db: Database,
  { sellerId, zone }: { sellerId: string; zone: string },
  now: Date,
): Promise<ShownStanding> {
  const { record, standing } = await findDisputeStanding(db, { sellerId, zone }, now)
  const { decided, unfounded, warnedAt } = record
  const isWarned = standing.kind === 'free' && warnedAt !== null
  return {
    ...{ decided, unfounded },
    kind: isWarned ? 'warned' : standing.kind,
    warnedAt: warnedAt?.toISOString() ?? null,
    until: standing.kind === 'limited' ? standing.until.toISOString() : null,
  }
}
