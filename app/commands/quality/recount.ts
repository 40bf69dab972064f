import type { Tx } from '#db/client'
import type { Counting } from '#db/quality/hold-counting'
import { recountCounters } from '#db/quality/recount-counters'
import { recountMarkedDays } from '#db/quality/recount-days'

/**
 * Counts the marked days of these sellers anew and brings their counters in line. It recomputes and never adds, so
 * doing it twice changes nothing.
 */
export async function recountMarked(tx: Tx, counting: Counting, zone: string): Promise<void> {
  const { changed, begunAnew } = await recountMarkedDays(tx, counting, zone)
  // Counters are sums of days: where no day is another, no counter is.
  if (changed + begunAnew > 0) await recountCounters(tx, counting)
}
