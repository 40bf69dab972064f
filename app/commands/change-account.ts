import { record } from '#commands/record'
import { type AccountChange, lockAccount, lockActiveAdmins, setAccount } from '#db/accounts'
import type { Database, Tx } from '#db/client'
import { deleteSessionsOf } from '#db/sessions'
import type { Actor } from '#domain/event'
import type { Language } from '#domain/language'
import type { Role } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type ChangeAccount = {
  accountId: string
  name?: string
  role?: Role
  sellerId?: string | null
  language?: Language
  notifyEmail?: string | null
  passwordHash?: string
  disabled?: boolean
}
export type ChangeAccountRefusal = { reason: 'not_found' | 'seller_needed' | 'last_admin' }

/**
 * Changes an account. A new role, a new password or disabling it ends its sessions at once. Refuses to leave
 * the installation without an administrator.
 */
export async function changeAccount(
  db: Database,
  command: ChangeAccount,
  actor: Actor,
  now: Date,
): Promise<Result<undefined, ChangeAccountRefusal>> {
  return db.transaction().execute(async (tx) => {
    const mayLoseAdmin = command.role !== undefined || command.disabled !== undefined
    const admins = mayLoseAdmin ? await lockActiveAdmins(tx) : []
    const account = await lockAccount(tx, command.accountId)
    if (!account) return refuse({ reason: 'not_found' as const })

    const after = accountAfter(account, command, now)
    if (after.role === 'seller' && !after.sellerId) return refuse({ reason: 'seller_needed' as const })
    const staysAdmin = after.role === 'admin' && !after.disabledAt
    if (!staysAdmin && admins.length === 1 && admins[0] === account.id) {
      return refuse({ reason: 'last_admin' as const })
    }

    await setAccount(tx, account.id, after)
    if (after.disabledAt || after.passwordHash || after.role !== account.role) {
      await deleteSessionsOf(tx, account.id)
    }
    await recordChange(tx, account, after, { actor, at: now })
    return ok(undefined)
  })
}

type Account = NonNullable<Awaited<ReturnType<typeof lockAccount>>>
type AccountAfter = AccountChange & Pick<Account, 'role' | 'sellerId' | 'language' | 'disabledAt' | 'name'>

function accountAfter(account: Account, command: ChangeAccount, now: Date): AccountAfter {
  const role = command.role ?? account.role
  const sellerId = command.sellerId === undefined ? account.sellerId : command.sellerId
  const disabled = command.disabled ?? account.disabledAt !== null
  return {
    name: command.name ?? account.name,
    language: command.language ?? account.language,
    notifyEmail: command.notifyEmail === undefined ? account.notifyEmail : command.notifyEmail,
    role,
    sellerId: role === 'seller' ? sellerId : null,
    shopRole: role === 'seller' ? (account.shopRole ?? 'owner') : null,
    disabledAt: disabled ? (account.disabledAt ?? now) : null,
    ...(command.passwordHash && { passwordHash: command.passwordHash }),
  }
}

/** Names and passwords stay out of the log: it says that they changed, not into what. */
async function recordChange(
  tx: Tx,
  before: Account,
  after: AccountAfter,
  by: { actor: Actor; at: Date },
): Promise<void> {
  const kept = (account: Pick<Account, 'role' | 'sellerId' | 'language' | 'disabledAt'>) => ({
    role: account.role,
    sellerId: account.sellerId,
    language: account.language,
    disabled: account.disabledAt !== null,
  })
  const data = {
    before: kept(before),
    after: {
      ...kept(after),
      nameChanged: before.name !== after.name,
      notifyEmailChanged: before.notifyEmail !== (after.notifyEmail ?? null),
      passwordChanged: Boolean(after.passwordHash),
    },
  }
  await record(tx, [{ type: 'account_changed', subject: { kind: 'account', id: before.id }, data }], by)
}
