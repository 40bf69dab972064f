import { type Insertable, sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ExclusionSchema } from '#db/schema/exclusions'

export type NewStatement = Insertable<ExclusionSchema['statement']>
export type NewDelivery = Pick<ExclusionSchema['statementDelivery'], 'channel' | 'state'>

/** Keeps a statement as it is sent, and by which ways it is, in one statement of SQL; its id. */
export async function insertStatement(tx: Tx, row: NewStatement, deliveries: NewDelivery[]): Promise<string> {
  const { id } = await tx
    .with('kept', (cte) => cte.insertInto('statement').values(row).returning('id'))
    .with('sent', (cte) =>
      cte
        .insertInto('statementDelivery')
        .columns(['statementId', 'channel', 'state', 'at'])
        .expression((query) =>
          query
            .selectFrom('kept')
            .crossJoin(
              sql<NewDelivery>`json_to_recordset(${JSON.stringify(deliveries)}::json)`.as<'ways'>(
                sql`ways (channel text, state text)`,
              ),
            )
            .select([
              'kept.id',
              'ways.channel',
              'ways.state',
              sql<Date>`${row.createdAt}::timestamptz`.as('at'),
            ]),
        ),
    )
    .selectFrom('kept')
    .select('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A statement with the ways it was sent. */
export async function findStatement(db: Database | Tx, id: string) {
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
