import { sql } from 'kysely'

/** What is counted, as columns of `quality_day`. */
export const countColumns = [
  'reviews',
  'negatives',
  'unanswered',
  'complaints',
  'linked_reviews',
  'linked_negatives',
  'linked_unanswered',
  'linked_complaints',
  'orders',
  'due',
  'late',
  'cancelled',
  'delivered',
  'returned',
] as const

/** Every counted column through `write`, with commas between. */
export function eachCount(write: (column: string) => string) {
  return sql.raw(countColumns.map(write).join(', '))
}

/** How many days before the as-of day are counted: a window of 90 days and the year before it. */
export const countedDays = 455

/** The last age, in days, that each bucket holds; the oldest bucket ends where counting does. */
const lastAges = [7, 30, 90, 365, 395, countedDays]

/** Own counts in every bucket, since the year before a window is compared by them, and those of a year alone. */
export const ownCounts = ['reviews', 'negatives', 'complaints', 'orders'] as const
export const ownCountsOfYear = ['unanswered', 'due', 'late', 'cancelled', 'delivered', 'returned'] as const
const bucketsOfYear = 4

/** A column of `quality_counter`: an own count in a bucket of ages, `reviews0` … `returned3`. */
type CounterColumn = { column: string; count: string; bucket: number }

const columnsOf = (counts: readonly string[], buckets: number) =>
  counts.flatMap((count) =>
    Array.from(
      { length: buckets },
      (_, bucket): CounterColumn => ({ column: `${count}${bucket}`, count, bucket }),
    ),
  )
const counterColumns = [
  ...columnsOf(ownCounts, lastAges.length),
  ...columnsOf(ownCountsOfYear, bucketsOfYear),
]

/** Every column of counters through `write`, with commas between. */
export function eachCounter(write: (counter: CounterColumn) => string) {
  return sql.raw(counterColumns.map(write).join(', '))
}

/** Every own count through `write`, with commas between. */
export function eachOwnCount(write: (count: string) => string) {
  return sql.raw([...ownCounts, ...ownCountsOfYear].map(write).join(', '))
}

/** The bucket of a day by its age, which is the as-of day minus the day; 1 is the day before. */
export function bucketOf(age: string) {
  const cases = lastAges.slice(0, -1).map((last, bucket) => `when ${age} <= ${last} then ${bucket}`)
  return sql.raw(`case ${cases.join(' ')} else ${lastAges.length - 1} end`)
}

/** The ages at which a day leaves one bucket and enters the next, as rows of (age, leaves, enters). */
export const bucketEdges = sql.raw(
  [0, ...lastAges]
    .map((age, at) => `(${age}, ${at === 0 ? 'null' : at - 1}, ${at === lastAges.length ? 'null' : at})`)
    .join(', '),
)
