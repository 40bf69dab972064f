import { sql } from 'kysely'
import pg from 'pg'
import { appRole, type Database, type Tx } from '#db/client'

/** What is told between processes: how far the clock is ahead, and which things have changed. */
export type Channel = 'assay_clock' | 'assay_live'

export type Handlers = {
  onMessage(payload: string): void
  /** Messages may have been missed: whatever they told must be read again. */
  onReconnect?(): void
}

const shortestPauseMs = 100
const longestPauseMs = 5_000
const heartbeatMs = 15_000

export type Listener = Pick<ListeningConnection, 'on' | 'close'>

/**
 * Opens a connection of its own that hears NOTIFY and is made again, with growing pauses, whenever it is lost.
 * Throws where the database cannot be reached now.
 */
export async function openListener(url: string): Promise<Listener> {
  const listener = new ListeningConnection(url)
  await listener.connect()
  return listener
}

class ListeningConnection {
  readonly #url: string
  readonly #handlers = new Map<string, Handlers[]>()
  #client: pg.Client | undefined
  #isClosed = false

  constructor(url: string) {
    this.#url = url
  }

  /** From the moment it resolves, every message on the channel reaches the handlers. */
  async on(channel: Channel, handlers: Handlers): Promise<void> {
    this.#handlers.set(channel, [...(this.#handlers.get(channel) ?? []), handlers])
    await this.#client?.query(`listen ${channel}`)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#client?.end()
  }

  async connect(): Promise<void> {
    const client = newClient(this.#url)
    client.on('error', () => {}) // 'end' follows.
    client.on('notification', ({ channel, payload = '' }) => {
      for (const { onMessage } of this.#handlers.get(channel) ?? []) onMessage(payload)
    })
    await client.connect()
    for (const channel of this.#handlers.keys()) await client.query(`listen ${channel}`)
    this.#client = client
    // Without it a connection cut without a word would look like one on which nothing is said.
    const heartbeat = setInterval(() => client.query('select 1').catch(() => client.end()), heartbeatMs)
    client.once('end', () => {
      clearInterval(heartbeat)
      this.#reconnectAfter(shortestPauseMs)
    })
  }

  #reconnectAfter(pauseMs: number): void {
    if (this.#isClosed) return
    setTimeout(() => void this.#reconnect(pauseMs), pauseMs).unref()
  }

  async #reconnect(pauseMs: number): Promise<void> {
    try {
      await this.connect()
    } catch {
      return this.#reconnectAfter(Math.min(pauseMs * 2, longestPauseMs))
    }
    for (const { onReconnect } of [...this.#handlers.values()].flat()) onReconnect?.()
  }
}

/** Tells every listener, once the surrounding transaction has committed. At most 7999 bytes. */
export async function notify(db: Database | Tx, channel: Channel, payload: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(db)
}

function newClient(connectionString: string): pg.Client {
  return new pg.Client({
    connectionString,
    options: `-c role=${appRole}`,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
  })
}
