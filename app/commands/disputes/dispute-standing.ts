import type { Database, Tx } from '#db/client'
import { findDisputeRecord } from '#db/disputes/disputes'
import { type FilingRecord, type FilingStanding, recordedSince, standingOf } from '#domain/abuse'

/** What came of a seller's latest disputes, and whether new ones are taken; `zone` is the one days are counted in. */
export async function findDisputeStanding(
  db: Database | Tx,
  { sellerId, zone }: { sellerId: string; zone: string },
  now: Date,
): Promise<{ record: FilingRecord; standing: FilingStanding }> {
  const record = await findDisputeRecord(db, sellerId, recordedSince(now, zone))
  return { record, standing: standingOf(record, now) }
}
