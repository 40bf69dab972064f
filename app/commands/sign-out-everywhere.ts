import type { Database } from '#db/client'
import { deleteSessionsOf } from '#db/sessions'

/** Ends every session of an account, on every device. */
export async function signOutEverywhere(db: Database, accountId: string): Promise<void> {
  await db.transaction().execute((tx) => deleteSessionsOf(tx, accountId))
}
