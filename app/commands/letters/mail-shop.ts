import { mailReader } from '#commands/notices/mail-reader'
import type { Tx } from '#db/client'
import { listShopRecipients } from '#db/portal/recipients'
import type { Language } from '#domain/language'
import type { NoticeKind } from '#domain/notices/kind'

/** A mail in the language of whoever reads it. Commands know what has happened, pages how it is said. */
export type WriteMail<Facts> = (language: Language, facts: Facts) => { subject: string; text: string }

export type MailToShop<Facts> = {
  sellerId: string
  kind: string
  /** The notice that tells of the same; null where it is mailed at any hour. */
  notice: { kind: NoticeKind; subjectId: string } | null
  /** What the mail is about: each of the shop's addresses gets one such mail. */
  key: string
  facts: Facts
  write: WriteMail<Facts>
}

/** Puts a mail to everybody of a shop in line, in the caller's transaction. */
export async function mailShop<Facts>(
  tx: Tx,
  { sellerId, kind, notice, key, facts, write }: MailToShop<Facts>,
  now: Date,
): Promise<void> {
  for (const reader of await listShopRecipients(tx, sellerId)) {
    const dedupeKey = `${kind}:${key}:${reader.recipient}`
    await mailReader(tx, reader, { kind, notice, sellerId, dedupeKey, ...write(reader.language, facts) }, now)
  }
}
