import type { Database, Tx } from '#db/client'

/** How far a piece of long work has come. */
export function findLongTask(db: Database | Tx, id: string) {
  return db.selectFrom('longTask').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The newest long work of a kind; at most `limit`. */
export function listLongTasks(db: Database, { kind, limit }: { kind: string; limit: number }) {
  return db
    .selectFrom('longTask')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Asks for open work to be ended where it stands; whether there was any. */
export async function requestCancel(db: Database | Tx, id: string): Promise<boolean> {
  const asked = await db
    .updateTable('longTask')
    .set({ cancelRequested: true })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning('id')
    .executeTakeFirst()
  return asked !== undefined
}
