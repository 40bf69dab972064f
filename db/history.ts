import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { SubjectKind } from '#domain/event'

/** What has happened to a thing with the names of the people who did it, oldest first; the newest `limit`. */
export async function listHistory(db: Database, subject: { kind: SubjectKind; id: string }, limit = 200) {
  const newest = await db
    .selectFrom('event')
    .leftJoin('account', (join) =>
      join.on(sql<boolean>`event.actor_kind = 'person' and account.id::text = event.actor_id`),
    )
    .select(['event.type', 'event.happenedAt', 'event.actorKind', 'account.name'])
    .where('subjectKind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
    .orderBy('event.id', 'desc')
    .limit(limit)
    .execute()
  return newest.reverse()
}
