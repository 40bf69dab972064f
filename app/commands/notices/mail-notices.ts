import { queueMail } from '#commands/queue-mail'
import type { Database, Tx } from '#db/client'
import {
  type DueMail,
  endReadMails,
  type FoldedMail,
  foldDueMails,
  setMailTimes,
  takeDueNoticeMails,
  takeUnscheduled,
} from '#db/notices/mail'
import type { Language } from '#domain/language'
import { defaultDigestAt, type MailHours, mailDueAt } from '#domain/notices/schedule'

type Due = DueMail & { mails: FoldedMail[] }

/** How a notice or a digest of several is said, with what goes with it in words of its own. */
export type WriteNotices = (
  language: Language,
  mail: Pick<Due, 'sellerId' | 'isDigest' | 'notices' | 'mails'>,
) => { subject: string; text: string }

/**
 * Puts the mails of notices that are due in line: single ones outside their reader's quiet hours, digests once a day.
 * What waits in words of its own and was read meanwhile is not mailed.
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
    await endReadMails(tx, now)
    const due = await takeDue(tx, limit, now)
    for (const { sellerId, recipient, language, isDigest, notices, mails } of due) {
      const kind = isDigest ? 'digest' : 'notice'
      const ids = [...notices.map(({ id, times: of }) => `${id}.${of}`), ...mails.map(({ id }) => id)]
      const dedupeKey = `${kind}:${ids.join(' ')}`.slice(0, 2000)
      const said = write(language, { sellerId, isDigest, notices, mails })
      await queueMail(tx, { recipient, language, kind, sellerId, dedupeKey, ...said }, now)
    }
    return due.length
  })
}

/** The notices that are due, and with each digest the mails that go with it. */
async function takeDue(tx: Tx, limit: number, now: Date): Promise<Due[]> {
  const notices = await takeDueNoticeMails(tx, limit, now)
  const folded = new Map((await foldDueMails(tx, limit, now)).map((mail) => [mail.accountId, mail]))
  const due = notices.map((mail) => {
    const mails = (mail.isDigest && folded.get(mail.accountId)?.mails) || []
    if (mail.isDigest) folded.delete(mail.accountId)
    return { ...mail, mails }
  })
  return [...due, ...[...folded.values()].map((mail) => ({ ...mail, isDigest: true, notices: [] }))]
}
