import { type QueueMail, queueMail } from '#commands/queue-mail'
import { record } from '#commands/record'
import { insertAccount, lockAccountByEmail, setAccount } from '#db/accounts'
import type { Database, Tx } from '#db/client'
import { insertSignInLink } from '#db/portal/sign-in-links'
import { lockTeam } from '#db/portal/team'
import type { Actor, DomainEvent } from '#domain/event'
import type { Language } from '#domain/language'
import { ok, type Result, refuse } from '#domain/result'

/** How long an invitation can be taken up, in milliseconds. */
export const invitationMs = 7 * 86_400_000
const largestTeam = 50

export type InviteToShop = {
  sellerId: string
  email: string
  name: string
  language: Language
  linkHash: Buffer
  /** In real time. */
  linkExpiresAt: Date
  /** The mail in somebody's language: the invitation, or to whoever has an account elsewhere, that it cannot be taken up. */
  write: (kind: 'invitation' | 'invitation_taken', language: Language) => { subject: string; text: string }
}
export type InviteRefusal = { reason: 'not_owner' | 'is_member' | 'team_full' }

/**
 * Gives somebody an account for a shop and mails them a link to sign in with. Only an owner may. Whether an address
 * belongs to somebody elsewhere is told to that address alone.
 */
export async function inviteToShop(
  db: Database,
  command: InviteToShop,
  actor: Actor,
  now: Date,
): Promise<Result<undefined, InviteRefusal>> {
  return db.transaction().execute(async (tx) => {
    const team = (await lockTeam(tx, command.sellerId)).filter(({ disabledAt }) => !disabledAt)
    if (!team.some(({ id, shopRole }) => id === actor.id && shopRole === 'owner')) {
      return refuse({ reason: 'not_owner' as const })
    }
    const known = await lockAccountByEmail(tx, command.email)
    const isOurs = known?.role === 'seller' && known.sellerId === command.sellerId
    if (isOurs && !known.disabledAt) return refuse({ reason: 'is_member' as const })
    if (team.length >= largestTeam) return refuse({ reason: 'team_full' as const })

    if (known && !isOurs) {
      await queueMail(tx, mailOf(command, 'invitation_taken', known), now)
      return ok(undefined)
    }
    await invite(tx, command, known?.id, { actor, now })
    return ok(undefined)
  })
}

async function invite(
  tx: Tx,
  command: InviteToShop,
  formerId: string | undefined,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  const { sellerId, email, name, language, linkHash, linkExpiresAt } = command
  const account = {
    email,
    name,
    language,
    sellerId,
    shopRole: 'member',
    role: 'seller',
    passwordHash: null,
  } as const
  const id = formerId ?? (await insertAccount(tx, account, now))
  if (!id) throw new Error('The address was taken while its owner was being invited')
  if (formerId) await setAccount(tx, formerId, { disabledAt: null, shopRole: 'member' })
  await insertSignInLink(tx, { tokenHash: linkHash, accountId: id, expiresAt: linkExpiresAt }, now)
  await queueMail(tx, mailOf(command, 'invitation', { email, language }), now)
  const subject = { kind: 'account', id } as const
  const change = { before: { disabled: true }, after: { disabled: false, shopRole: 'member' } }
  const events: DomainEvent[] = [
    formerId
      ? { type: 'account_changed', subject, data: change }
      : { type: 'account_created', subject, data: { role: 'seller' } },
    { type: 'sign_in_link_sent', subject, data: { purpose: 'invitation' } },
  ]
  await record(tx, events, { actor, at: now })
}

function mailOf(
  { sellerId, linkHash, write }: InviteToShop,
  kind: 'invitation' | 'invitation_taken',
  { email, language }: { email: string; language: Language },
): QueueMail {
  return {
    recipient: email,
    language,
    kind,
    ...write(kind, language),
    isSecret: kind === 'invitation',
    sellerId,
    dedupeKey: `${kind}:${linkHash.toString('hex')}`,
  }
}
