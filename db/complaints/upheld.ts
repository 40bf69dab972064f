import { type RawBuilder, sql } from 'kysely'
import { isFiledByShop } from '#db/complaints/filed-by-shop'

/**
 * Whether a complaint counts against the shop: decided for the buyer, or decided by nobody while what was promised about
 * it was missed (K15). Being done late does not take the miss back. What a decision gave counts by the decision, so
 * that nothing is left of it where an appeal undoes that. `complaint` is how a statement names its row.
 */
export function isUpheld(complaint: string): RawBuilder<boolean> {
  const own = (column: string) => sql.ref(`${complaint}.${column}`)
  return sql`(${own('decidedFor')} = 'buyer' or (
    ${own('decidedFor')} is null and not ${isFiledByShop(complaint)} and exists (
      select from complaint_remedy missed
      where missed.complaint_id = ${own('id')} and missed.state = 'missed' and missed.source <> 'decision')))`
}
