/** Buckets of ages, both ends inclusive. */
export type Buckets = readonly [first: number, last: number]

export const windows = [30, 90, 365] as const
export type Days = (typeof windows)[number]

/** The buckets of ages that a window of so many days is made of. */
const insideOf: Record<Days, Buckets> = { 30: [0, 1], 90: [0, 2], 365: [0, 3] }

/**
 * Each indicator in its order: what it counts of what, a short name, and of the mean it is set beside. Unanswered negatives
 * need a week to be old enough.
 */
const indicators: Indicator[] = [
  { name: 'neg', events: 'negatives', total: 'reviews', mean: (days) => `r${days}` },
  { name: 'cmp', events: 'complaints', total: 'occasions', mean: (days) => `c${days}` },
  { name: 'una', events: 'unanswered', total: 'negatives', mean: () => 'u365', isOld: true },
  { name: 'late', events: 'late', total: 'due', mean: () => 'late365' },
  { name: 'can', events: 'cancelled', total: 'orders', mean: () => 'can365' },
  { name: 'ret', events: 'returned', total: 'delivered', mean: () => 'ret365' },
]
type Indicator = {
  name: string
  events: string
  total: string
  mean: (days: Days) => string
  isOld?: boolean
}

/** Short names of all of them, in their order. */
export const indicatorNames = indicators.map(({ name }) => name)

/** Those at the beginning of the list that decide; the rest is for scores and warnings. */
const core = 2

/**
 * The indicators over a window, by their places: events and total as sums of the counters `c` of a seller `s`, and the
 * name of the mean. Of windows shorter than `allFrom` days only what decides.
 */
export function indicatorsOver(days: Days, allFrom: Days) {
  const [first, last] = insideOf[days]
  return indicators
    .slice(0, days < allFrom ? core : undefined)
    .map(({ name, events, total, mean, isOld }) => {
      const buckets = [isOld ? first + 1 : first, last] as const
      return { name, events: sumOver(events, buckets), total: sumOver(total, buckets), mean: mean(days) }
    })
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
