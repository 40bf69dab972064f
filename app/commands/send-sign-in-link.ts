import { queueMail } from '#commands/queue-mail'
import { record } from '#commands/record'
import { lockAccountByEmail } from '#db/accounts'
import type { Database } from '#db/client'
import { insertSignInLink } from '#db/portal/sign-in-links'
import type { Actor } from '#domain/event'
import type { Language } from '#domain/language'

/** How long a link signs in, in milliseconds. */
export const signInLinkMs = 15 * 60_000

export type SendSignInLink = {
  email: string
  tokenHash: Buffer
  /** When the link ends, in real time. */
  expiresAt: Date
  /** Says it in the language of whoever reads it. */
  write: (language: Language, name: string) => { subject: string; text: string }
}

const actor: Actor = { kind: 'job', id: 'sign_in_link' }

/**
 * Mails a link that signs a seller in. An address without a seller's account that may sign in gets nothing, and the
 * caller is not told.
 */
export async function sendSignInLink(
  db: Database,
  { email, tokenHash, expiresAt, write }: SendSignInLink,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const account = await lockAccountByEmail(tx, email)
    if (account?.role !== 'seller' || account.disabledAt) return

    await insertSignInLink(tx, { tokenHash, accountId: account.id, expiresAt }, now)
    const mail = {
      recipient: account.email,
      language: account.language,
      kind: 'sign_in',
      ...write(account.language, account.name),
      isSecret: true,
      sellerId: account.sellerId,
      dedupeKey: `sign_in:${tokenHash.toString('hex')}`,
    }
    await queueMail(tx, mail, now)
    const subject = { kind: 'account', id: account.id } as const
    const data = { purpose: 'sign_in' } as const
    await record(tx, [{ type: 'sign_in_link_sent', subject, data }], { actor, at: now })
  })
}
