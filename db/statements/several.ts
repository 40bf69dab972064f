import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { NewStatement } from '#db/statements/statements'

export type ToPerson = Pick<
  NewStatement,
  'kind' | 'subjectKind' | 'subjectId' | 'title' | 'body' | 'language' | 'addresseePersonId'
> & { createdAt: Date }

/**
 * Keeps statements to people without an account, each about something else, with that the marketplace is to hand them
 * on, in one statement of SQL; their ids by what they are about.
 */
export async function insertStatementsToPeople(
  tx: Tx,
  statements: readonly ToPerson[],
): Promise<Map<string, string>> {
  const rows = statements.map(({ addresseePersonId, subjectKind, subjectId, createdAt, ...said }) => ({
    ...{ ...said, subject_kind: subjectKind, subject_id: subjectId, addressee_person_id: addresseePersonId },
    created_at: createdAt.toISOString(),
  }))
  const { rows: kept } = await sql<{ id: string; subjectId: string }>`
    with kept as (
      insert into statement (kind, subject_kind, subject_id, title, body, language, addressee_person_id, created_at)
      select kind, subject_kind, subject_id, title, body, language, addressee_person_id, created_at
      from json_to_recordset(${JSON.stringify(rows)}::json) r (kind text, subject_kind text, subject_id text, title text,
        body text, language text, addressee_person_id text, created_at timestamptz)
      returning id, subject_id, created_at
    ), sent as (
      insert into statement_delivery (statement_id, channel, state, at)
      select id, 'marketplace', 'queued', created_at from kept
    )
    select id, subject_id from kept`.execute(tx)
  return new Map(kept.map(({ id, subjectId }) => [subjectId, id]))
}
