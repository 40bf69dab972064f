import {
  createPostgresBackend,
  type JobsOptions,
  type PgPool,
  type Processor,
  Queue as RedisQueue,
  Worker as RedisWorker,
  runMigrations,
  withBackend,
} from 'bullmq'
import { Cluster, Redis, type RedisOptions } from 'ioredis'
import type pg from 'pg'
import { appRole, createPool } from '#db/client'
import { grantQueue, queueSchema } from '#db/queue-schema'
import { catalog, type Lane, lanes, type NewJob, type Payload } from '#workers/catalog'

/** Where the queue lives: on Redis where `redisUrls` name one (several are the nodes of a cluster), else on Postgres. */
export type QueuePlace = { databaseUrl: string; redisUrls: string[]; prefix?: string }

export type WorkerOptions = { concurrency: number; lockMs?: number; onError: (error: Error) => void }

/** The queue, whichever store it lives in. */
export type JobQueue = {
  /** Throws within seconds when the store cannot be reached; then none, some or all of the jobs were added. */
  add(jobs: NewJob[]): Promise<void>
  /** How many jobs wait for a worker. */
  countWaiting(lane: Lane): Promise<number>
  countFailed(lane: Lane): Promise<number>
  /** Starts doing jobs; `close` waits for those in hand, or not when forced. */
  work(lane: Lane, processor: Processor<Payload, void>, options: WorkerOptions): WorkerHandle
  close(): Promise<void>
}
export type WorkerHandle = { close(force?: boolean): Promise<void> }

/** Makes or updates the queue's tables on Postgres, as the database's owner. Harmless to repeat. */
export async function prepareQueue(databaseUrl: string): Promise<void> {
  const pool = createPool(databaseUrl, { max: 1 })
  const connection = await pool.connect()
  try {
    await runMigrations(connection, queueSchema)
    await grantQueue(connection, appRole)
  } finally {
    connection.release()
    await pool.end()
  }
}

/** Connects to the queue. On Postgres it throws where `prepareQueue` has not run; a missing Redis is waited for. */
export async function openQueue(place: QueuePlace): Promise<JobQueue> {
  return place.redisUrls.length > 0
    ? openOnRedis(place.redisUrls, place.prefix)
    : openOnPostgres(place.databaseUrl)
}

async function openOnPostgres(databaseUrl: string): Promise<JobQueue> {
  const { Queue, Worker } = withBackend(createPostgresBackend)
  const pool = createPool(databaseUrl, { role: appRole, schema: queueSchema, max: 4 })
  const queues = byLane((lane) => new Queue(nameOf(lane), { connection: asPgPool(pool) }))
  const pools = [pool]
  await Promise.all(lanes.map((lane) => queues[lane].waitUntilReady()))
  return asJobQueue(queues, {
    check: () => {},
    startWorker(lane, processor, options) {
      // One connection listens for as long as the worker lives.
      const own = createPool(databaseUrl, {
        role: appRole,
        schema: queueSchema,
        max: Math.min(options.concurrency, 4) + 2,
      })
      pools.push(own)
      return new Worker(nameOf(lane), processor, { connection: asPgPool(own), ...tuning(options) })
    },
    disconnect: async () => void (await Promise.all(pools.map((each) => each.end()))),
  })
}

function openOnRedis(redisUrls: string[], prefix = '{assay}'): JobQueue {
  // The relay must hear at once that Redis is gone; a worker waits for it as long as it takes.
  const producer = connectRedis(redisUrls, { maxRetriesPerRequest: 1, commandTimeout: 5_000 })
  const consumers: (Redis | Cluster)[] = []
  const queues = byLane((lane) => new RedisQueue(nameOf(lane), { connection: producer, prefix }))
  return asJobQueue(queues, {
    check() {
      if (producer.status !== 'ready') throw new Error('Redis cannot be reached')
    },
    startWorker(lane, processor, options) {
      const connection = connectRedis(redisUrls, { maxRetriesPerRequest: null })
      consumers.push(connection)
      return new RedisWorker(nameOf(lane), processor, { connection, prefix, ...tuning(options) })
    },
    disconnect: async () => {
      for (const connection of [producer, ...consumers]) connection.disconnect()
    },
  })
}

/** What this project uses of BullMQ's queues and workers, which differ in type from store to store. */
type BackendQueue = {
  addBulk(jobs: { name: string; data: Payload; opts: JobsOptions }[]): Promise<unknown>
  getWaitingCount(): Promise<number>
  getFailedCount(): Promise<number>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}
type BackendWorker = {
  on(event: 'error', listener: (error: Error) => void): unknown
  close(force?: boolean): Promise<void>
}
type Backend = {
  /** Throws when the store is known to be out of reach. */
  check(): void
  startWorker(lane: Lane, processor: Processor<Payload, void>, options: WorkerOptions): BackendWorker
  disconnect(): Promise<void>
}

function asJobQueue(queues: Record<Lane, BackendQueue>, backend: Backend): JobQueue {
  // A broken connection is reported where it hurts: by the call that fails.
  for (const lane of lanes) queues[lane].on('error', () => {})
  return {
    async add(jobs) {
      backend.check()
      for (const lane of lanes) {
        const mine = jobs.filter(({ name }) => catalog[name].lane === lane)
        if (mine.length > 0) await queues[lane].addBulk(mine.map(toBullJob))
      }
    },
    async countWaiting(lane) {
      backend.check()
      return queues[lane].getWaitingCount()
    },
    async countFailed(lane) {
      backend.check()
      return queues[lane].getFailedCount()
    },
    work(lane, processor, options) {
      const worker = backend.startWorker(lane, processor, options)
      worker.on('error', options.onError)
      return worker
    },
    async close() {
      await Promise.all(lanes.map((lane) => queues[lane].close()))
      await backend.disconnect()
    },
  }
}

function toBullJob({ name, ids, key, attempts }: NewJob) {
  const opts: JobsOptions = {
    jobId: key,
    attempts,
    backoff: { type: 'exponential', delay: 1_000, jitter: 0.2 },
    removeOnComplete: true,
    removeOnFail: { count: 1_000 },
    stackTraceLimit: 0,
  }
  return { name, data: { ids }, opts }
}

/** A job whose worker died is seen within 20 s and done again, up to three times. */
function tuning({ concurrency, lockMs = 15_000 }: WorkerOptions) {
  return { concurrency, lockDuration: lockMs, stalledInterval: Math.min(lockMs, 5_000), maxStalledCount: 3 }
}

function connectRedis(nodes: string[], options: RedisOptions): Redis | Cluster {
  const [first = ''] = nodes
  const connection =
    nodes.length > 1 ? new Cluster(nodes, { redisOptions: options }) : new Redis(first, { ...options })
  // ioredis reconnects by itself; without a listener an error would end the process.
  connection.on('error', () => {})
  return connection
}

/** BullMQ describes a pool of pg by types of its own, which pg's overloads do not fit. It is the real thing. */
function asPgPool(pool: pg.Pool): PgPool {
  return pool as unknown as PgPool
}

function byLane<Value>(make: (lane: Lane) => Value): Record<Lane, Value> {
  return { work: make('work'), webhooks: make('webhooks') }
}

function nameOf(lane: Lane): string {
  return `assay-${lane}`
}
