import { sql } from 'kysely'
import type { Database } from '#db/client'

/** One whose decision can still be undone waits to be shown. */
const isShown = sql<boolean>`not exists (select from statement_delivery waits
  where waits.statement_id = statement.id and waits.channel = 'portal' and waits.state = 'queued')`

/** The statements of reasons sent to a seller, the newest first; at most 50. */
export function listStatementsTo(db: Database, sellerId: string) {
  return db
    .selectFrom('statement')
    .select(['id', 'kind', 'language', 'title', 'createdAt'])
    .where('addresseeSellerId', '=', sellerId)
    .where(isShown)
    .orderBy('createdAt', 'desc')
    .limit(50)
    .execute()
}

/** One of them as it was sent; undefined where it was sent to somebody else. */
export function findStatementTo(db: Database, { sellerId, id }: { sellerId: string; id: string }) {
  return db
    .selectFrom('statement')
    .select(['id', 'kind', 'language', 'title', 'body', 'createdAt'])
    .where('addresseeSellerId', '=', sellerId)
    .where('id', '=', id)
    .where(isShown)
    .executeTakeFirst()
}
