import { sql } from 'kysely'

/** What is counted, as columns of `quality_day` and `quality_counter`. */
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

/** The bucket of a day by its age, which is the as-of day minus the day; 1 is the day before. */
export function bucketOf(age: string) {
  return sql.raw(
    `case when ${age} <= 7 then 0 when ${age} <= 30 then 1 when ${age} <= 90 then 2
      when ${age} <= 365 then 3 when ${age} <= 395 then 4 else 5 end`,
  )
}

/** How many days before the as-of day are counted: a window of 90 days and the year before it. */
export const countedDays = 455
