import type { Tx } from '#db/client'
import { takeDirtyDays } from '#db/quality/dirty'
import { lockCounting, recountBuckets, recountDays, settleEvidence, settleModes } from '#db/quality/recount'

/**
 * Counts the marked days of these sellers anew and brings their counters in line. It recomputes and never adds, so
 * doing it twice changes nothing. Before the first run there are no counters yet, and days stay marked.
 */
export async function recountMarked(tx: Tx, sellerIds: string[], zone: string): Promise<void> {
  if (sellerIds.length === 0) return
  const state = await lockCounting(tx, sellerIds)
  if (!state) return
  const marked = await takeDirtyDays(tx, sellerIds)
  if (marked.days.length === 0) return
  await recountDays(tx, marked, { zone, asOf: state.asOf })
  await settleEvidence(tx, { sellerIds, zone })
  await recountBuckets(tx, { sellerIds, asOf: state.asOf })
  await settleModes(tx, { sellerIds, asOf: state.asOf })
}
