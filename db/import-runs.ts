import type { Database } from '#db/client'

/** How far an import of one file as one kind has come. Every count is a number of rows. */
export type ImportProgress = { rowsRead: number; accepted: number; duplicates: number; rejected: number }
type ImportRun = { fileDigest: string; kind: string }

/** How far a run that was cut off had come; undefined where none was, or where it was finished. */
export function findUnfinishedImport(db: Database, { fileDigest, kind }: ImportRun) {
  return db
    .selectFrom('importRun')
    .select(['rowsRead', 'accepted', 'duplicates', 'rejected'])
    .where('fileDigest', '=', fileDigest)
    .where('kind', '=', kind)
    .where('finishedAt', 'is', null)
    .executeTakeFirst()
}

/** Writes down how far a run has come; `finishedAt` once it has come to the end. */
export async function setImportProgress(
  db: Database,
  run: ImportRun,
  progress: ImportProgress,
  finishedAt: Date | null,
): Promise<void> {
  await db
    .insertInto('importRun')
    .values({ ...run, ...progress, finishedAt })
    .onConflict((conflict) =>
      conflict.columns(['fileDigest', 'kind']).doUpdateSet({ ...progress, finishedAt }),
    )
    .execute()
}
