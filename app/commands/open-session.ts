import type { Tx } from '#db/client'
import { deleteExpiredSessions, deleteSession, insertSession } from '#db/sessions'
import type { Role } from '#domain/permission'
import { sessionLimits } from '#domain/session'

/** The session that is to be: its token's hash, and that of the session of the same browser, which it replaces. */
export type NewBrowserSession = { tokenHash: Buffer; replaces?: Buffer | undefined }

/** Opens a session in the caller's transaction; when it ends. `now` is real time. */
export async function openSession(
  tx: Tx,
  account: { id: string; role: Role },
  { tokenHash, replaces }: NewBrowserSession,
  now: Date,
): Promise<Date> {
  const expiresAt = new Date(now.getTime() + sessionLimits(account.role).absoluteMs)
  if (replaces) await deleteSession(tx, replaces)
  await deleteExpiredSessions(tx, account.id, now)
  await insertSession(tx, { tokenHash, accountId: account.id, expiresAt }, now)
  return expiresAt
}
