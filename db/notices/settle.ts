import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { SettledMatter } from '#domain/notices/settled'

/** Marks what is told of matters that are over as read, so that nobody is led to nothing, nor mailed of it. */
export async function settleNotices(tx: Tx, matters: SettledMatter[], now: Date): Promise<void> {
  const rows = matters.flatMap(({ kinds, subjectId }) =>
    kinds.map((kind) => ({ kind, subject_id: subjectId })),
  )
  await sql`
    update notice set read_at = ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (kind text, subject_id text)
    where notice.subject_id = r.subject_id and notice.kind = r.kind and read_at is null`.execute(tx)
}
