import { keepExclusionClocks } from '#commands/exclusion/keep-exclusion-clocks'
import { noteRelapse } from '#commands/exclusion/relapse-seller'
import { endWatch, watchSeller } from '#commands/exclusion/watch-seller'
import type { Database } from '#db/client'
import { listDueExclusions } from '#db/exclusions/due'
import { listRecoveredSellers, listRelapses, listSellersToWatch } from '#db/exclusions/standing'
import type { Actor } from '#domain/event'
import { describeError } from '#workers/isolation'
import type { Log } from '#workers/tools'

const casesAtOnce = 500
const clocks: Actor = { kind: 'job', id: 'keep_clocks' }
const watch: Actor = { kind: 'job', id: 'watch_sellers' }

type Keeping = { db: Database; log: Log; zone: string }

/** Does what the clocks of exclusions have made due; a case that cannot be dealt with holds up no other. */
export async function keepClocks({ db, log }: Keeping, now: Date): Promise<void> {
  const due = await listDueExclusions(db, casesAtOnce, now)
  for (const exclusionId of due)
    await tryOne(log, exclusionId, () => keepExclusionClocks(db, { exclusionId }, clocks, now))
}

/** Warns sellers the latest quality run found worse, ends the watch of those that recovered, and notes relapses. */
export async function watchSellers({ db, log, zone }: Keeping, now: Date): Promise<void> {
  for (const { sellerId, status } of await listSellersToWatch(db, casesAtOnce))
    await tryOne(log, sellerId, () => watchSeller(db, { sellerId, reasons: [status], zone }, watch, now))
  for (const sellerId of await listRecoveredSellers(db, casesAtOnce))
    await tryOne(log, sellerId, () => endWatch(db, { sellerId }, watch, now))
  for (const exclusionId of await listRelapses(db, casesAtOnce))
    await tryOne(log, exclusionId, () => noteRelapse(db, { exclusionId }, watch, now))
}

async function tryOne(log: Log, id: string, run: () => Promise<unknown>): Promise<void> {
  await run().catch((error) =>
    log.error({ id, error: describeError(error) }, 'The clocks of an exclusion cannot be kept'),
  )
}
