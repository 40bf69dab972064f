/** Buckets of ages, both ends inclusive. */
export type Buckets = readonly [first: number, last: number]

export const windows = [30, 90, 365] as const
export type Days = (typeof windows)[number]

/** The buckets of ages that a window of so many days is made of. */
const insideOf: Record<Days, Buckets> = { 30: [0, 1], 90: [0, 2], 365: [0, 3] }

/** Each indicator in its order: what it counts of what. Unanswered negatives need a week to be old enough. */
const indicators: { events: string; total: string; isOld?: boolean }[] = [
  { events: 'negatives', total: 'reviews' },
  { events: 'complaints', total: 'occasions' },
  { events: 'unanswered', total: 'negatives', isOld: true },
  { events: 'late', total: 'due' },
  { events: 'cancelled', total: 'orders' },
  { events: 'returned', total: 'delivered' },
]

/** Those at the beginning of the list that decide; the rest is for scores and warnings. */
export const coreIndicators = 2
export const allIndicators = indicators.length

/** Events and total of an indicator over a window, of the counters `c` of a seller `s`. */
export function indicatorOver(place: number, days: Days): { events: string; total: string } {
  const indicator = indicators[place]
  if (!indicator) throw new RangeError(`There is no indicator ${place}`)
  const [first, last] = insideOf[days]
  const buckets = [indicator.isOld ? first + 1 : first, last] as const
  return { events: sumOver(indicator.events, buckets), total: sumOver(indicator.total, buckets) }
}

/**
 * A count of the counters `c` of a seller `s` over some buckets. `occasions` are what complaints are a share of: orders,
 * or where a seller is not compared by them all feedback.
 */
export function sumOver(count: string, buckets: Buckets): string {
  if (count !== 'occasions') return added([count], buckets)
  return `case when s.by_orders then ${added(['orders'], buckets)} else ${added(['reviews', 'complaints'], buckets)} end`
}

function added(counts: string[], [first, last]: Buckets): string {
  const ages = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return counts.flatMap((count) => ages.map((age) => `c.${count}${age}`)).join(' + ')
}
