import { sql } from 'kysely'
import type { Database } from '#db/client'

/** What happened in a case, the newest first, with the names of the people who did it; at most 100. */
export function listCaseHistory(db: Database, exclusionId: string) {
  return db
    .selectFrom('event')
    .leftJoin('account', (join) =>
      join.on('event.actorKind', '=', 'person').on(sql<boolean>`account.id::text = event.actor_id`),
    )
    .select(['event.id', 'event.type', 'event.data', 'event.actorKind', 'event.happenedAt', 'account.name'])
    .where('event.subjectKind', '=', 'exclusion')
    .where('event.subjectId', '=', exclusionId)
    .orderBy('event.id', 'desc')
    .limit(100)
    .execute()
}

/** The names of people by id. */
export async function listNames(db: Database, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = ids.filter((id) => id !== null)
  if (known.length === 0) return new Map()
  const rows = await db.selectFrom('account').select(['id', 'name']).where('id', 'in', known).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
