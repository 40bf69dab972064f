import type { Insertable } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ExclusionSchema } from '#db/schema/exclusions'
import type { StatementKind } from '#domain/exclusion/statement'

/** Keeps a statement as it is sent, and by which ways it is; its id. */
export async function insertStatement(
  tx: Tx,
  row: Insertable<ExclusionSchema['statement']>,
  deliveries: Pick<ExclusionSchema['statementDelivery'], 'channel' | 'state'>[],
): Promise<string> {
  const { id } = await tx.insertInto('statement').values(row).returning('id').executeTakeFirstOrThrow()
  await tx
    .insertInto('statementDelivery')
    .values(deliveries.map((delivery) => ({ ...delivery, statementId: id, at: row.createdAt })))
    .execute()
  return id
}

/** A statement with the ways it was sent. */
export async function findStatement(db: Database, id: string) {
  const statement = await db.selectFrom('statement').selectAll().where('id', '=', id).executeTakeFirst()
  if (!statement) return undefined
  const deliveries = await db
    .selectFrom('statementDelivery')
    .select(['channel', 'state', 'at'])
    .where('statementId', '=', id)
    .orderBy('channel')
    .execute()
  return { ...statement, deliveries }
}

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
