import type { Database, Tx } from '#db/client'
import { setMailDue } from '#db/mail'
import { lockWaitingMails, replacePreferences, rescheduleMails, saveMailHours } from '#db/notices/preferences'
import { keepable, kindsFor, type NoticeKind, type Preference } from '#domain/notices/kind'
import { type MailHours, mailDueAt } from '#domain/notices/schedule'
import type { Person } from '#domain/permission'

/** Keeps what somebody wishes to be told of, how and when; what is mandatory stays on, whatever was sent. */
export async function saveNoticeSettings(
  db: Database,
  { wishes, hours }: { wishes: ReadonlyMap<NoticeKind, Preference>; hours: MailHours },
  person: Person,
): Promise<void> {
  const preferences = kindsFor(person.role).flatMap((kind) => {
    const wish = wishes.get(kind)
    return wish ? [{ kind, ...keepable(kind, wish) }] : []
  })
  await db.transaction().execute(async (tx) => {
    await replacePreferences(tx, person.id, preferences)
    await saveMailHours(tx, person.id, hours)
    await rescheduleMails(tx, person.id)
    await moveWaitingMails(tx, person.id, hours)
  })
}

/** What waits in words of its own comes by the new hours, too. */
async function moveWaitingMails(tx: Tx, accountId: string, hours: MailHours): Promise<void> {
  const waiting = await lockWaitingMails(tx, accountId)
  if (waiting.length === 0) return
  const times = waiting.map(({ id, wantedAt, inDigest }) => ({
    id,
    at: mailDueAt(inDigest ? 'digest' : 'now', hours, wantedAt),
  }))
  await setMailDue(tx, times)
}
