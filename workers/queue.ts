import { runMigrations } from 'bullmq'
import { appRole, createPool } from '#db/client'
import { grantQueue, queueSchema } from '#db/queue-schema'
import type { JobQueue } from '#workers/queue/job-queue'
import { openOnPostgres } from '#workers/queue/on-postgres'
import { openOnRedis } from '#workers/queue/on-redis'

/** Where the queue lives: on Redis where `redisUrls` name one (several are the nodes of a cluster), else on Postgres. */
export type QueuePlace = { databaseUrl: string; redisUrls: string[]; prefix?: string }

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
