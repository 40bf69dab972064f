import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** Texts beyond this many are rare ones, which a connection should not have to remember. */
const mostStatements = 1_000
/** A statement with more parameters is made for one list of a certain length and hardly comes again. */
const mostParameters = 30

/**
 * The pool as Kysely uses it, with every statement that comes again prepared once per connection: parsing and
 * planning a short statement costs the server more than running it.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()

  function nameOf(text: string, parameters: readonly unknown[]): string | undefined {
    if (parameters.length === 0 || parameters.length > mostParameters) return undefined
    const known = names.get(text)
    if (known || names.size >= mostStatements) return known
    const name = `assay-${names.size}`
    names.set(text, name)
    return name
  }

  function wrap(client: pg.PoolClient): PostgresPoolClient {
    const query = (text: string, parameters: readonly unknown[]) => {
      const name = nameOf(text, parameters)
      return client.query({ text, values: [...parameters], ...(name !== undefined && { name }) })
    }
    // Kysely also knows cursors, which nothing here asks for; its own type has no room for a client without them.
    return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() }
  }

  return {
    async connect() {
      const client = await pool.connect()
      // The same object for the same connection: Kysely tells by it whether a connection is new.
      const known = clients.get(client) ?? wrap(client)
      clients.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}
