import { sql } from 'kysely'

/** So much of a review tells it from others in a list, in characters. */
const excerptLength = 140

/** The beginning of a review's text; null where a query joined none. */
export const excerptOfReview = sql<string>`left(review.text, ${sql.lit(excerptLength)})`
