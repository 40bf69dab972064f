import type { Database } from '#db/client'
import type { StatementKind } from '#domain/exclusion/statement'

/** The statements about a case, the newest first. */
export function listStatements(db: Database, exclusionId: string) {
  return db
    .selectFrom('statement')
    .select(['id', 'kind', 'language', 'title', 'createdAt'])
    .$narrowType<{ kind: StatementKind }>()
    .where('subjectKind', '=', 'exclusion')
    .where('subjectId', '=', exclusionId)
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute()
}
