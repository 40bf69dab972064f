import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { preparing } from '#db/prepared'
import type { Schema } from '#db/schema'

export type Database = Kysely<Schema>
export type Tx = Transaction<Schema>

const { builtins } = pg.types
/** Counts and ids fit a JavaScript number; days stay text, so that no time zone can move them. */
const parsers: Partial<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: Number,
  [builtins.DATE]: (text) => text,
  // bigint[], as audit_link.event_ids is
  1016: (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)),
}

/** The role of web and workers. It cannot change the event log; migrations run as the database's owner. */
export const appRole = 'assay_app'

/**
 * A pool of connections that act as `role` (see above), or as the owner where none is given, and find tables
 * in `schema`, or in the public one. A transaction left idle for 30 s is ended by the server.
 */
export function createPool(
  url: string,
  { role, schema, max = 10 }: { role?: string; schema?: string; max?: number } = {},
): pg.Pool {
  const settings = [...(role ? [`-c role=${role}`] : []), ...(schema ? [`-c search_path=${schema}`] : [])]
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 30_000,
    ...(settings.length > 0 && { options: settings.join(' ') }),
    types: {
      getTypeParser: ((oid: number, format: 'text' | 'binary') =>
        (format !== 'binary' && parsers[oid]) ||
        pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  })
  // A connection that breaks is replaced at the next use, and whoever was using it gets the error from its query;
  // without listeners the same error would also end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** The query builder over `pool`; destroying it ends the pool. */
export function overPool(pool: pg.Pool): Database {
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: preparing(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

export function connect(url: string, options: { role?: string; max?: number } = { role: appRole }): Database {
  return overPool(createPool(url, options))
}
