import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { NoticeKind, Preference } from '#domain/notices/kind'
import type { MailHours } from '#domain/notices/schedule'

/** What a person prefers otherwise than by default. */
export async function listPreferences(db: Database, accountId: string): Promise<Map<NoticeKind, Preference>> {
  const rows = await db
    .selectFrom('noticePreference')
    .select(['kind', 'inBell', 'mail'])
    .where('accountId', '=', accountId)
    .execute()
  return new Map(rows.map(({ kind, ...preference }) => [kind, preference]))
}

export async function replacePreferences(
  tx: Tx,
  accountId: string,
  preferences: (Preference & { kind: NoticeKind })[],
): Promise<void> {
  await tx.deleteFrom('noticePreference').where('accountId', '=', accountId).execute()
  if (preferences.length === 0) return
  await tx
    .insertInto('noticePreference')
    .values(preferences.map((preference) => ({ accountId, ...preference })))
    .execute()
}

/** A person's own hours; undefined where they set none. */
export function findMailHours(db: Database, accountId: string): Promise<MailHours | undefined> {
  return db
    .selectFrom('noticeSetting')
    .select(['zone', 'quietFrom', 'quietUntil', 'digestAt'])
    .where('accountId', '=', accountId)
    .executeTakeFirst()
}

export async function saveMailHours(tx: Tx, accountId: string, hours: MailHours): Promise<void> {
  await tx
    .insertInto('noticeSetting')
    .values({ accountId, ...hours })
    .onConflict((conflict) => conflict.column('accountId').doUpdateSet(hours))
    .execute()
}

/** Mails in line that go by a person's hours and that nobody has tried to send, held. */
export async function lockWaitingMails(
  tx: Tx,
  accountId: string,
): Promise<{ id: string; wantedAt: Date; inDigest: boolean }[]> {
  const { rows } = await sql<{ id: string; wantedAt: Date; inDigest: boolean }>`
    select id, wanted_at, in_digest from mail
    where reader_id = ${accountId} and state = 'waiting' and attempts = 0 and wanted_at is not null
    for update`.execute(tx)
  return rows
}

/** Has what is not yet mailed worked out anew, as its reader's hours have changed. */
export async function rescheduleMails(tx: Tx, accountId: string): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ mailAt: null })
    .where('accountId', '=', accountId)
    .where('mail', 'in', ['now', 'digest'])
    .execute()
}
