import { queueMail } from '#commands/queue-mail'
import type { Database } from '#db/client'
import { type DueMail, setMailTimes, takeDueNoticeMails, takeUnscheduled } from '#db/notices/mail'
import type { Language } from '#domain/language'
import { defaultDigestAt, type MailHours, mailDueAt } from '#domain/notices/schedule'

/** How a notice or a digest of several is said. */
export type WriteNotices = (
  language: Language,
  mail: Pick<DueMail, 'isDigest' | 'notices'>,
) => { subject: string; text: string }

/**
 * Puts the mails of notices that are due in line: single ones outside their reader's quiet hours, digests once a day.
 *
 * @returns how many mails there are to send
 */
export async function mailNotices(
  db: Database,
  { limit, zone, write }: { limit: number; zone: string; write: WriteNotices },
  now: Date,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const usual: MailHours = { zone, quietFrom: null, quietUntil: null, digestAt: defaultDigestAt }
    const times = (await takeUnscheduled(tx, limit)).map(({ id, mail, createdAt, hours }) => ({
      id,
      at: mailDueAt(mail, hours ?? usual, createdAt),
    }))
    if (times.length > 0) await setMailTimes(tx, times)
    const due = await takeDueNoticeMails(tx, limit, now)
    for (const { sellerId, recipient, language, isDigest, notices } of due) {
      const kind = isDigest ? 'digest' : 'notice'
      const dedupeKey = `${kind}:${notices.map(({ id, times: of }) => `${id}.${of}`).join(' ')}`.slice(
        0,
        2000,
      )
      const said = write(language, { isDigest, notices })
      await queueMail(tx, { recipient, language, kind, sellerId, dedupeKey, ...said }, now)
    }
    return due.length
  })
}
