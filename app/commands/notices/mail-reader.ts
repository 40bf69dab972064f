import { type QueueMail, queueMail } from '#commands/queue-mail'
import type { Tx } from '#db/client'
import type { Recipient } from '#db/portal/recipients'
import { defaultMail, type NoticeKind } from '#domain/notices/kind'
import { mailDueAt } from '#domain/notices/schedule'

type MailToReader = Omit<QueueMail, 'recipient' | 'language' | 'wanted'> & {
  /**
   * By whose kind's wishes it goes, and the matter whose notice tells of the same: once that is read, no mail is
   * needed. Null where no notice tells of it, and altogether where it is mailed at any hour, as a receipt or a decision
   * is.
   */
  notice: { kind: NoticeKind; subjectId: string | null } | null
}

/**
 * Puts a mail in line that an act is told with in its own words: to somebody with an account when they wish mail of
 * such things, to everybody else at once. Of people who share an address, it comes when the first of them wishes it.
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
  const at = mail.notBefore ?? now
  const soonest = own
    .flatMap(({ readerId, wishes, hours }) => {
      const wish = wishes[notice.kind] ?? defaultMail(notice.kind)
      const notBefore = hours && wish !== 'off' ? mailDueAt(wish, hours, at) : at
      return wish === 'off' ? [] : [{ notBefore, wanted: { readerId, at, inDigest: wish === 'digest' } }]
    })
    .sort((one, other) => one.notBefore.getTime() - other.notBefore.getTime())[0]
  if (!soonest) return
  const { notBefore, wanted } = soonest
  await queueMail(tx, { ...queued, notBefore, wanted: { ...wanted, notice } }, now)
}
