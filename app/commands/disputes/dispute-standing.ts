import type { Database, Tx } from '#db/client'
import { findDisputeRecord } from '#db/disputes/disputes'
import { addCalendarDays } from '#domain/day'
import { type DisputeRecord, type DisputeStanding, standingOf } from '#domain/disputes/dispute'

/** How far back a seller's disputes speak for or against them, in days. */
const recordDays = 90

/** What came of a seller's latest disputes, and whether new ones are taken; `zone` is the one days are counted in. */
export async function findDisputeStanding(
  db: Database | Tx,
  { sellerId, zone }: { sellerId: string; zone: string },
  now: Date,
): Promise<{ record: DisputeRecord; standing: DisputeStanding }> {
  const record = await findDisputeRecord(db, sellerId, addCalendarDays(now, -recordDays, zone))
  return { record, standing: standingOf(record, now) }
}
