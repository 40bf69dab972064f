import type { Database } from '#db/client'
import { deleteSession } from '#db/sessions'

/** Ends one session. Doing it again, or with a session that never was, changes nothing. */
export async function signOut(db: Database, tokenHash: Buffer): Promise<void> {
  await deleteSession(db, tokenHash)
}
