import { record } from '#commands/record'
import { setAccount } from '#db/accounts'
import type { Database, Tx } from '#db/client'
import { deleteSignInLinksOf } from '#db/portal/sign-in-links'
import { lockTeam } from '#db/portal/team'
import { deleteSessionsOf } from '#db/sessions'
import type { Actor } from '#domain/event'
import type { ShopRole } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type ChangeShopTeam = {
  sellerId: string
  accountId: string
  to: ShopRole | 'removed'
}
export type ChangeTeamRefusal = { reason: 'not_owner' | 'not_found' | 'last_owner' }

/**
 * Makes somebody of a shop its owner or a member, or removes them, which signs them out everywhere. Only an owner may,
 * and one owner stays.
 */
export async function changeShopTeam(
  db: Database,
  { sellerId, accountId, to }: ChangeShopTeam,
  actor: Actor,
  now: Date,
): Promise<Result<undefined, ChangeTeamRefusal>> {
  return db.transaction().execute(async (tx) => {
    const team = (await lockTeam(tx, sellerId)).filter(({ disabledAt }) => !disabledAt)
    const owners = team.filter(({ shopRole }) => shopRole === 'owner')
    if (!owners.some(({ id }) => id === actor.id)) return refuse({ reason: 'not_owner' as const })
    const member = team.find(({ id }) => id === accountId)
    if (!member) return refuse({ reason: 'not_found' as const })
    const isLastOwner = owners.length === 1 && member.shopRole === 'owner'
    if (isLastOwner && to !== 'owner') return refuse({ reason: 'last_owner' as const })
    if (member.shopRole === to) return ok(undefined)

    await (to === 'removed' ? remove(tx, accountId, now) : setAccount(tx, accountId, { shopRole: to }))
    const before = { shopRole: member.shopRole, disabled: false }
    const after = to === 'removed' ? { ...before, disabled: true } : { ...before, shopRole: to }
    const subject = { kind: 'account', id: accountId } as const
    await record(tx, [{ type: 'account_changed', subject, data: { before, after } }], { actor, at: now })
    return ok(undefined)
  })
}

async function remove(tx: Tx, accountId: string, now: Date): Promise<void> {
  await setAccount(tx, accountId, { disabledAt: now })
  await deleteSessionsOf(tx, accountId)
  await deleteSignInLinksOf(tx, accountId)
}
