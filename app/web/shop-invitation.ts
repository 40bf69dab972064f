import { inWords } from '#app/messages/in-words.ts'
import { digestOfToken, newToken } from '#app/web/credentials.ts'
import { invitationMs, inviteToShop } from '#commands/invite-to-shop'
import type { Database } from '#db/client'
import type { Clock } from '#db/clock'
import { findShop } from '#db/portal/shop'
import type { Actor } from '#domain/event'
import type { Language } from '#domain/language'

export type Invitation = {
  sellerId: string
  email: string
  name?: string | undefined
  language: Language
  invitedBy: string
  /** Where the link leads, such as `https://assay.example`. */
  base: string
}

/** Mails somebody an invitation to a shop, with a link that signs them in for a week. */
export async function inviteByMail(
  { db, clock }: { db: Database; clock: Clock },
  invitation: Invitation,
  actor: Actor,
) {
  const { sellerId, email, name = email.split('@')[0] ?? email, language, invitedBy, base } = invitation
  const shop = (await findShop(db, sellerId))?.name ?? sellerId
  const token = newToken()
  const values = {
    shop,
    name: invitedBy,
    link: `${base}/login/link?token=${token}`,
    address: `${base}/login/link`,
  }
  const command = {
    ...{ sellerId, email, name, language },
    linkHash: digestOfToken(token),
    linkExpiresAt: new Date(Date.now() + invitationMs),
    write: (kind: 'invitation' | 'invitation_taken', reader: Language) => ({
      subject: inWords(reader, `mail.${kind}.subject`, values),
      text: inWords(reader, `mail.${kind}.text`, values),
    }),
  }
  return inviteToShop(db, command, actor, clock.now())
}
