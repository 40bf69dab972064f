import { type RawBuilder, sql } from 'kysely'

/** Whether the shop let the time to answer pass; `complaint` is how a statement names its row. */
export function wasSilent(complaint: string): RawBuilder<boolean> {
  return sql`exists (
    select from complaint_mediation m where m.complaint_id = ${sql.ref(`${complaint}.id`)} and m.why = 'silence')`
}

/** Whether something promised about the complaint was not done in time. */
export function wasMissed(complaint: string): RawBuilder<boolean> {
  return sql`exists (
    select from complaint_remedy m where m.complaint_id = ${sql.ref(`${complaint}.id`)} and m.state = 'missed')`
}
