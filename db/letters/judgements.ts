import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { Language } from '#domain/language'
import type { Gap } from '#domain/letter/gaps'
import type { JudgedRow, LetterVerdict } from '#domain/letter/rubric'

type Version = { letterId: string; version: number }
type By = { by: string; now: Date }

/** Keeps what was found of these rows, over what was found of them before. */
export async function upsertRowVerdicts(
  tx: Tx,
  { letterId, version }: Version,
  rows: JudgedRow[],
  { by, now }: By,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into letter_row_verdict (letter_id, version, row_id, verdict, note, judged_by, judged_at)
    select ${letterId}, ${version}, r."rowId", r.verdict, r.note, ${by}, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r ("rowId" text, verdict text, note text)
    on conflict (letter_id, version, row_id) do update
    set verdict = excluded.verdict, note = excluded.note, judged_by = excluded.judged_by,
        judged_at = excluded.judged_at`.execute(tx)
}

export function listRowVerdicts(tx: Tx, { letterId, version }: Version): Promise<JudgedRow[]> {
  return tx
    .selectFrom('letterRowVerdict')
    .select(['rowId', 'verdict', 'note'])
    .where('letterId', '=', letterId)
    .where('version', '=', version)
    .execute()
}

export async function insertReturn(
  tx: Tx,
  { letterId, version }: Version,
  { nth, gaps, note }: { nth: number; gaps: Gap[]; note: string | null },
  { by, now }: By,
): Promise<void> {
  await tx
    .insertInto('letterReturn')
    .values({ letterId, version, nth, gaps: JSON.stringify(gaps), note, returnedBy: by, returnedAt: now })
    .execute()
}

export async function insertAnswer(
  tx: Tx,
  { letterId, version }: Version,
  answer: { verdict: LetterVerdict; language: Language; text: string },
  { by, now }: By,
): Promise<void> {
  await tx
    .insertInto('letterAnswer')
    .values({ letterId, version, ...answer, answeredBy: by, answeredAt: now })
    .execute()
}
