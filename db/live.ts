import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { LiveTopic } from '#domain/live'

/** Tells open pages, once the transaction commits, that something of a topic has changed which is no event. */
export async function tellPages(db: Database | Tx, topic: LiveTopic): Promise<void> {
  await sql`select pg_notify('assay_live', ${JSON.stringify({ topic })})`.execute(db)
}
