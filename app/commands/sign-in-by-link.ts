import { type NewBrowserSession, openSession } from '#commands/open-session'
import { record } from '#commands/record'
import { lockAccount } from '#db/accounts'
import type { Database } from '#db/client'
import { deleteSignInLink, lockSignInLink } from '#db/portal/sign-in-links'
import { ok, type Result, refuse } from '#domain/result'

export type SignInByLink = NewBrowserSession & { linkHash: Buffer }

/**
 * Opens a session for whoever was mailed this link, and uses the link up. Unknown, used, ended and disabled are one
 * refusal. `now` is real time.
 */
export async function signInByLink(
  db: Database,
  { linkHash, ...session }: SignInByLink,
  now: Date,
): Promise<Result<{ expiresAt: Date; accountId: string }, { reason: 'link_over' }>> {
  return db.transaction().execute(async (tx) => {
    const link = await lockSignInLink(tx, linkHash)
    if (!link || link.expiresAt <= now) return refuse({ reason: 'link_over' as const })
    const account = await lockAccount(tx, link.accountId)
    if (!account || account.disabledAt) return refuse({ reason: 'link_over' as const })

    await deleteSignInLink(tx, linkHash)
    const expiresAt = await openSession(tx, account, session, now)
    const actor = { kind: 'person', id: account.id } as const
    const subject = { kind: 'account', id: account.id } as const
    await record(tx, [{ type: 'signed_in', subject, data: { by: 'link' } }], { actor, at: now })
    return ok({ expiresAt, accountId: account.id })
  })
}
