import { type QueueMail, queueMail } from '#commands/queue-mail'
import type { Tx } from '#db/client'
import type { Recipient } from '#db/portal/recipients'
import { defaultMail, type NoticeKind } from '#domain/notices/kind'
import { mailDueAt } from '#domain/notices/schedule'

type MailToReader = Omit<QueueMail, 'recipient' | 'language' | 'wanted'> & {
  /**
   * The notice that tells of the same, by whose kind's wishes it goes; null where it is mailed at any hour, as a receipt
   * or a decision is.
   */
  notice: { kind: NoticeKind; subjectId: string } | null
}

/**
 * Puts a mail in line that an act is told with in its own words: to somebody with an account when they wish mail of such
 * things, to everybody else at once.
 */
export async function mailReader(
  tx: Tx,
  { recipient, language, own }: Pick<Recipient, 'recipient' | 'language' | 'own'>,
  { notice, ...mail }: MailToReader,
  now: Date,
): Promise<void> {
  const queued = { ...mail, recipient, language }
  if (!own || notice === null) {
    await queueMail(tx, queued, now)
    return
  }
  const wish = own.wishes[notice.kind] ?? defaultMail(notice.kind)
  if (wish === 'off') return
  const at = mail.notBefore ?? now
  const notBefore = own.hours ? mailDueAt(wish, own.hours, at) : at
  const wanted = { readerId: own.readerId, at, inDigest: wish === 'digest', notice }
  await queueMail(tx, { ...queued, notBefore, wanted }, now)
}
