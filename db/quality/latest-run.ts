import type { Database } from '#db/client'

/** The day and the shape of the prior of the latest finished run; undefined before the first. */
export function findLatestRun(db: Database) {
  return db
    .selectFrom('qualityRun')
    .select(['id', 'asOf', 'shape'])
    .where('state', '=', 'done')
    .orderBy('asOf', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
