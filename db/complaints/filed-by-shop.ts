import { type RawBuilder, sql } from 'kysely'

/** Whether the shop itself filed the complaint, as in `sideOfSeller`; `complaint` is how a statement names its row. */
export function isFiledByShop(complaint: string): RawBuilder<boolean> {
  return sql`${sql.ref(`${complaint}.filedBy`)} in ('seller', 'performer')`
}
