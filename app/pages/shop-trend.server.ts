import type { AppLoadContext } from '@remix-run/node'
import { listWeeklyQuality } from '#db/quality/plots'

const shownWeeks = 26

/** Half a year of a shop's weeks beside the marketplace's. */
export function trendWeeks({ db, clock, environment }: AppLoadContext, sellerId: string) {
  return listWeeklyQuality(db, sellerId, {
    weeks: shownWeeks,
    zone: environment.marketplaceZone,
    now: clock.now(),
  })
}
