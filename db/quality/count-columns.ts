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

/** A column of `quality_counter`: a count in a bucket of ages, `reviews0` … `returned5`. */
type CounterColumn = { column: string; count: string; bucket: number }

const counterColumns = countColumns.flatMap((count) =>
  lastAges.map((_, bucket): CounterColumn => ({ column: `${count}${bucket}`, count, bucket })),
)

/** Every column of counters through `write`, with commas between. */
export function eachCounter(write: (counter: CounterColumn) => string) {
  return sql.raw(counterColumns.map(write).join(', '))
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
