import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { NoticeKind } from '#domain/notices/kind'
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

/** Tells those who had not read of a matter when it was settled of the one that has come in its place. */
export async function carryNotices(
  tx: Tx,
  {
    kind,
    from,
    to,
    settledAt,
    now,
  }: { kind: NoticeKind; from: string; to: string; settledAt: Date; now: Date },
): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ subjectId: to, readAt: null, createdAt: now })
    .where('subjectId', '=', from)
    .where('kind', '=', kind)
    .where('readAt', '=', settledAt)
    .execute()
}
