import { sql } from 'kysely'

/**
 * What a seller is compared by, in the mode of orders and in that of reviews: `n` reviews, `k` negatives of them, `u`
 * unanswered ones, `c` complaints of `d`, and what happened to orders, which reviews alone know nothing of.
 */
const own: Record<string, { orders: string[]; reviews: string[] }> = {
  n: { orders: ['linked_reviews'], reviews: ['reviews'] },
  k: { orders: ['linked_negatives'], reviews: ['negatives'] },
  u: { orders: ['linked_unanswered'], reviews: ['unanswered'] },
  c: { orders: ['linked_complaints'], reviews: ['complaints'] },
  d: { orders: ['orders'], reviews: ['reviews', 'complaints'] },
  o: { orders: ['orders'], reviews: [] },
  due: { orders: ['due'], reviews: [] },
  late: { orders: ['late'], reviews: [] },
  cancelled: { orders: ['cancelled'], reviews: [] },
  delivered: { orders: ['delivered'], reviews: [] },
  returned: { orders: ['returned'], reviews: [] },
}

/** Buckets of ages, both ends inclusive. */
export type Buckets = readonly [first: number, last: number]

function byMode(name: string, columnsOf: (count: string) => string[]): string {
  const { orders = [], reviews = [] } = own[name] ?? {}
  const sum = (counts: string[]) => counts.flatMap(columnsOf).join(' + ') || '0'
  return `case when s.by_orders then ${sum(orders)} else ${sum(reviews)} end`
}

/** The own counts of a day `c` of a seller `s`, as columns. */
export const ownCounts = sql.raw(
  Object.keys(own)
    .map((name) => `${byMode(name, (count) => [`c.${count}`])} as ${name}`)
    .join(', '),
)

/** An own count over some buckets of the counters `c` of a seller `s`. */
export function ownCount(name: string, [first, last]: Buckets): string {
  return byMode(name, (count) =>
    Array.from({ length: last - first + 1 }, (_, at) => `c.${count}${first + at}`),
  )
}
