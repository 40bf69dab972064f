import type { Tx } from '#db/client'
import type { Exclusion, ExclusionChange } from '#db/exclusions/cases'
import { isHeardByMarketplace } from '#db/exclusions/cases'
import { startExclusion } from '#domain/exclusion/clock'

/** What a case is given when its effect begins at `now`: D0 and the day before which nobody re-checks it. */
export function effectAt(now: Date, zone: string) {
  const { dayZero, recheckNotBefore } = startExclusion(now, zone)
  return {
    effectiveAt: now,
    dayZero,
    recheckNotBefore,
    nextRecheckAt: recheckNotBefore,
  } satisfies ExclusionChange
}

/** Whether nobody could confirm an exclusion, so that it takes effect at once (E6). */
export async function isUnheard(tx: Tx): Promise<boolean> {
  return !(await isHeardByMarketplace(tx, 'seller.excluded'))
}

/** What the announcement of an exclusion says of its days. */
export function startOf({ dayZero, recheckNotBefore }: Pick<Exclusion, 'dayZero' | 'recheckNotBefore'>) {
  return { dayZero, recheckNotBefore: recheckNotBefore?.toISOString() ?? null }
}
