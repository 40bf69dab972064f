import { sql } from 'kysely'

/**
 * Whether a complaint counts against the shop: decided for the buyer, or decided by nobody while what was promised about
 * it was missed (K15). Being done late does not take the miss back. What a decision gave counts by the decision, so
 * that nothing is left of it where an appeal undoes that. `complaint` is how a statement names its row.
 */
export function isUpheld(complaint: string) {
  return sql.raw(`(${complaint}.decided_for = 'buyer' or (
    ${complaint}.decided_for is null and ${complaint}.filed_by not in ('seller', 'performer') and exists (
      select from complaint_remedy missed
      where missed.complaint_id = ${complaint}.id and missed.state = 'missed' and missed.source <> 'decision')))`)
}
