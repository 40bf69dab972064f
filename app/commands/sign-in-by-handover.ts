import { type NewBrowserSession, openSession } from '#commands/open-session'
import { record } from '#commands/record'
import { insertAccount, lockAccountByEmail } from '#db/accounts'
import type { Database, Tx } from '#db/client'
import { insertHandoverUse } from '#db/portal/handover'
import { lockTeam } from '#db/portal/team'
import type { DomainEvent } from '#domain/event'
import type { Language } from '#domain/language'
import { ok, type Result, refuse } from '#domain/result'

export type SignInByHandover = NewBrowserSession & {
  sellerId: string
  email: string
  name: string
  language: Language
  /** The one-time id of the signed token, and when the token ends by itself. */
  tokenId: string
  tokenEndsAt: Date
}
export type HandoverRefusal = { reason: 'used' | 'other_account' | 'disabled' }

/**
 * Opens a session for somebody whom the marketplace has signed in, once per token. Somebody new gets an account for
 * that shop: the first one as its owner. Refuses an address that belongs to another shop or to staff. `now` is real time.
 */
export async function signInByHandover(
  db: Database,
  command: SignInByHandover,
  now: Date,
): Promise<Result<{ expiresAt: Date }, HandoverRefusal>> {
  const { tokenId, tokenEndsAt } = command
  return db.transaction().execute(async (tx) => {
    const known = await lockAccountByEmail(tx, command.email)
    const isOurs = !known || (known.role === 'seller' && known.sellerId === command.sellerId)
    if (!isOurs) return refuse({ reason: 'other_account' as const })
    if (known?.disabledAt) return refuse({ reason: 'disabled' as const })
    if (!(await insertHandoverUse(tx, { tokenId, expiresAt: tokenEndsAt }, now))) {
      return refuse({ reason: 'used' as const })
    }

    const id = known?.id ?? (await addMember(tx, command, now))
    const expiresAt = await openSession(tx, { id, role: 'seller' }, command, now)
    const subject = { kind: 'account', id } as const
    const events: DomainEvent[] = [
      ...(known ? [] : [{ type: 'account_created', subject, data: { role: 'seller' } } as const]),
      { type: 'signed_in', subject, data: { by: 'handover' } },
    ]
    await record(tx, events, { actor: { kind: 'person', id }, at: now })
    return ok({ expiresAt })
  })
}

/** @throws where somebody else takes the address at the same moment: the browser that tries again finds the account. */
async function addMember(
  tx: Tx,
  { sellerId, email, name, language }: SignInByHandover,
  now: Date,
): Promise<string> {
  const team = await lockTeam(tx, sellerId)
  const shopRole = team.some(({ disabledAt }) => !disabledAt) ? 'member' : 'owner'
  const account = { email, name, language, sellerId, shopRole, role: 'seller', passwordHash: null } as const
  const id = await insertAccount(tx, account, now)
  if (!id) throw new Error('The address was taken while its owner was being handed over')
  return id
}
