import type { MeasuredRun } from '#commands/quality/run-state'
import type { Tx } from '#db/client'
import type { CountedEvent } from '#db/quality/counted-days'
import { listEventsOf, listWeeks, type SellerWeek } from '#db/quality/seller-weeks'
import { addDays } from '#domain/day'
import type { SellerDetails } from '#domain/quality/judge-seller'
import type { WindowDays } from '#domain/quality/window'

/** Weeks and buyers of sellers who may be proposed. */
export async function findDetails(
  tx: Tx,
  { id, asOf }: MeasuredRun,
  { sellers, zone }: { sellers: readonly { sellerId: string; mode: string }[]; zone: string },
): Promise<Map<string, SellerDetails>> {
  if (sellers.length === 0) return new Map()
  const sellerIds = sellers.map(({ sellerId }) => sellerId)
  const weeks = await listWeeks(tx, { runId: id, asOf, sellerIds })
  const events = await listEventsOf(tx, { sellerIds, asOf, zone })
  const weeksOf = groupBySeller(weeks)
  const eventsOf = groupBySeller(events)
  return new Map(
    sellers.map(({ sellerId, mode }) => {
      const own = (eventsOf.get(sellerId) ?? []).filter(({ linked }) => linked || mode === 'reviews')
      return [
        sellerId,
        {
          buyers: byWindow((days) => countBuyers(own, addDays(asOf, -days))),
          weeks: byWindow((days) => fillWeeks(weeksOf.get(sellerId) ?? [], days)),
        },
      ]
    }),
  )
}

function byWindow<Value>(make: (days: WindowDays) => Value): Record<WindowDays, Value> {
  return { 30: make(30), 90: make(90), 365: make(365) }
}

function countBuyers(events: CountedEvent[], since: string): number {
  return new Set(events.filter(({ day }) => day >= since).map(({ buyerId }) => buyerId)).size
}

/** Every 7-day bucket of the window, the most recent first; weeks without anything have nothing. */
function fillWeeks(weeks: SellerWeek[], days: WindowDays) {
  const filled = Array.from({ length: Math.ceil(days / 7) }, () => ({ observed: 0, expected: 0 }))
  for (const { days: window, week, observed, expected } of weeks)
    if (window === days) filled[week] = { observed, expected }
  return filled
}

function groupBySeller<Row extends { sellerId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.sellerId)
    if (group) group.push(row)
    else groups.set(row.sellerId, [row])
  }
  return groups
}
