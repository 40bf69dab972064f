import { sql } from 'kysely'

/** The number of the latest finished run, as a scalar query; null before the first. */
export const latestRunId = sql<number>`(
  select id from quality_run where state = 'done' order by as_of desc, id desc limit 1)`
