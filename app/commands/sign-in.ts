import { type NewBrowserSession, openSession } from '#commands/open-session'
import { record } from '#commands/record'
import { lockAccount, setAccount } from '#db/accounts'
import type { Database } from '#db/client'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

export type SignIn = NewBrowserSession & {
  accountId: string
  /** A new hash of the password, where the one kept has become too cheap. */
  passwordHash?: string | undefined
}

/**
 * Opens a session for somebody whose password was right. Refuses where the account was disabled meanwhile.
 * `now` is real time, not the clock of the marketplace: moving a demo's clock signs nobody out.
 */
export async function signIn(
  db: Database,
  { accountId, tokenHash, replaces, passwordHash }: SignIn,
  actor: Actor,
  now: Date,
): Promise<Result<{ expiresAt: Date }, { reason: 'disabled' }>> {
  return db.transaction().execute(async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || account.disabledAt) return refuse({ reason: 'disabled' as const })

    const expiresAt = await openSession(tx, account, { tokenHash, replaces }, now)
    if (passwordHash) await setAccount(tx, accountId, { passwordHash })
    const subject = { kind: 'account', id: accountId } as const
    await record(tx, [{ type: 'signed_in', subject, data: { by: 'password' } }], { actor, at: now })
    return ok({ expiresAt })
  })
}
