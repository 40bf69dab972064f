import type { Database } from '#db/client'
import { replacePreferences, rescheduleMails, saveMailHours } from '#db/notices/preferences'
import { keepable, kindsFor, type NoticeKind, type Preference } from '#domain/notices/kind'
import type { MailHours } from '#domain/notices/schedule'
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
  })
}
