import type { Tx } from '#db/client'
import { takeDirtyDays } from '#db/quality/dirty'
import { lockCounting, recountBuckets, recountDays, settleEvidence, settleModes } from '#db/quality/recount'
import type { Day } from '#domain/day'

/**
 * Counts the marked days of these sellers anew and brings their counters in line. It recomputes and never adds, so
 * doing it twice changes nothing. Before the first run there are no counters yet, and days stay marked.
 *
 * @returns the day up to which is counted, held until the transaction ends; undefined before the first run
 */
export async function recountMarked(tx: Tx, sellerIds: string[], zone: string): Promise<Day | undefined> {
  if (sellerIds.length === 0) return undefined
  const state = await lockCounting(tx, sellerIds)
  if (!state) return undefined
  const { asOf } = state
  const marked = await takeDirtyDays(tx, sellerIds)
  if (marked.days.length === 0) return asOf
  const { changed } = await recountDays(tx, marked, { zone, asOf })
  const begunAnew = await settleEvidence(tx, { sellerIds, zone })
  // Counters are sums of days: where no day is another, no counter is.
  if (changed + begunAnew === 0) return asOf
  await recountBuckets(tx, { sellerIds, asOf })
  await settleModes(tx, { sellerIds, asOf })
  return asOf
}
