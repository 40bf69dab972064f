import { createPostgresBackend, type PgPool, withBackend } from 'bullmq'
import type pg from 'pg'
import { appRole, createPool } from '#db/client'
import { queueSchema } from '#db/queue-schema'
import { lanes } from '#workers/catalog'
import { asJobQueue, byLane, type JobQueue, nameOf, tuning } from '#workers/queue/job-queue'

/** The queue in tables of our own Postgres. Throws where these have not been made. */
export async function openOnPostgres(databaseUrl: string): Promise<JobQueue> {
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

/** BullMQ describes a pool of pg by types of its own, which pg's overloads do not fit. It is the real thing. */
function asPgPool(pool: pg.Pool): PgPool {
  return pool as unknown as PgPool
}
