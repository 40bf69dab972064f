import { queueMail } from '#commands/queue-mail'
import type { Tx } from '#db/client'
import { listShopRecipients } from '#db/portal/recipients'
import type { Language } from '#domain/language'

/** A mail in the language of whoever reads it. Commands know what has happened, pages how it is said. */
export type WriteMail<Facts> = (language: Language, facts: Facts) => { subject: string; text: string }

export type MailToShop<Facts> = {
  sellerId: string
  kind: string
  /** What the mail is about: each of the shop's addresses gets one such mail. */
  key: string
  facts: Facts
  write: WriteMail<Facts>
}

/** Puts a mail to everybody of a shop in line, in the caller's transaction. */
export async function mailShop<Facts>(
  tx: Tx,
  { sellerId, kind, key, facts, write }: MailToShop<Facts>,
  now: Date,
): Promise<void> {
  for (const { recipient, language } of await listShopRecipients(tx, sellerId)) {
    const dedupeKey = `${kind}:${key}:${recipient}`
    await queueMail(tx, { recipient, language, kind, sellerId, dedupeKey, ...write(language, facts) }, now)
  }
}
