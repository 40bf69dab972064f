import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { PlaceInLine } from '#domain/priority'

export type NewWorkItem = { subjectId: string; language: string | null; place: PlaceInLine }

/** Puts reviews in line for the moderators. One that is in line already stays where it is. */
export async function openWorkItems(
  tx: Tx,
  items: NewWorkItem[],
  now: Date,
  kind: 'review' | 'audit' = 'review',
): Promise<void> {
  if (items.length === 0) return
  const rows = items.map(({ subjectId, language, place }) => ({
    subject_id: subjectId,
    language,
    rank_at: place.rankAt,
    due_at: place.dueAt,
    why: place.why,
  }))
  await sql`
    insert into work_item (kind, subject_id, queue, language, rank_at, due_at, why, opened_at)
    select ${kind}, r.subject_id, 'reviews', r.language, r.rank_at, r.due_at, r.why, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r
      (subject_id text, language text, rank_at timestamptz, due_at timestamptz, why jsonb)
    on conflict (kind, subject_id) where closed_at is null do nothing`.execute(tx)
}

/** The language a review waits in line with: what it was found to be written in; null where it waits in none. */
export async function findLineLanguage(db: Database, reviewId: string): Promise<string | null> {
  const item = await db
    .selectFrom('workItem')
    .select('language')
    .where('kind', 'in', ['review', 'audit'])
    .where('subjectId', '=', reviewId)
    .where('closedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return item?.language ?? null
}

/** Gives open items another place in line; whoever has one leased keeps it. */
export async function moveWorkItems(
  tx: Tx,
  items: { subjectId: string; place: PlaceInLine }[],
): Promise<void> {
  if (items.length === 0) return
  const rows = items.map(({ subjectId, place }) => ({
    subject_id: subjectId,
    rank_at: place.rankAt,
    due_at: place.dueAt,
    why: place.why,
  }))
  await sql`
    update work_item set rank_at = r.rank_at, due_at = r.due_at, why = r.why
    from json_to_recordset(${JSON.stringify(rows)}::json) as r
      (subject_id text, rank_at timestamptz, due_at timestamptz, why jsonb)
    where kind = 'review' and work_item.subject_id = r.subject_id and closed_at is null`.execute(tx)
}
