import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { NoticeKind } from '#domain/notices/kind'

/** How many notices a person has not read; counted up to `atMost`. */
export async function countUnreadNotices(db: Database, accountId: string, atMost: number): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from (
      select from notice where account_id = ${accountId} and read_at is null and in_bell limit ${atMost}) waiting`.execute(
    db,
  )
  return rows[0]?.unread ?? 0
}

export type ShownNotice = {
  id: string
  kind: NoticeKind
  subjectId: string
  times: number
  createdAt: Date
  readAt: Date | null
}

/** A page of a person's notices, the newest first. */
export async function listNotices(
  db: Database,
  accountId: string,
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<ShownNotice[]> {
  const from = after ? sql`and (created_at, id) < (${after.at}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<ShownNotice>`
    select id, kind, subject_id, times, created_at, read_at from notice
    where account_id = ${accountId} and in_bell ${from} order by created_at desc, id desc limit ${limit}`.execute(
    db,
  )
  return rows
}

/** Marks one notice of a person read, or all those that are not newer than `upTo`. */
export async function markNoticesRead(
  db: Database,
  accountId: string,
  which: { id: string } | { upTo: Date },
  now: Date,
): Promise<void> {
  let marked = db
    .updateTable('notice')
    .set({ readAt: now })
    .where('accountId', '=', accountId)
    .where('readAt', 'is', null)
  marked = 'id' in which ? marked.where('id', '=', which.id) : marked.where('createdAt', '<=', which.upTo)
  await marked.execute()
}
