import { record } from '#commands/record'
import { insertAccount, type NewAccount } from '#db/accounts'
import type { Database } from '#db/client'
import type { Actor } from '#domain/event'
import type { ShopRole } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type CreateAccountRefusal = { reason: 'email_taken' | 'seller_needed' }

/** `shopRole` counts for sellers only, who are owners of their shop where nothing else is said. */
export type CreateAccount = Omit<NewAccount, 'shopRole'> & { shopRole?: ShopRole }

/** Gives somebody an account. A seller's names the seller it speaks for; nobody else's does. */
export async function createAccount(
  db: Database,
  command: CreateAccount,
  actor: Actor,
  now: Date,
): Promise<Result<{ id: string }, CreateAccountRefusal>> {
  if (command.role === 'seller' && !command.sellerId) return refuse({ reason: 'seller_needed' as const })
  const account = {
    ...command,
    sellerId: command.role === 'seller' ? command.sellerId : null,
    shopRole: command.role === 'seller' ? (command.shopRole ?? 'owner') : null,
  }
  return db.transaction().execute(async (tx) => {
    const id = await insertAccount(tx, account, now)
    if (!id) return refuse({ reason: 'email_taken' as const })
    const subject = { kind: 'account', id } as const
    await record(tx, [{ type: 'account_created', subject, data: { role: account.role } }], { actor, at: now })
    return ok({ id })
  })
}
