import { sql } from 'kysely'
import { vi } from 'vitest'
import { createTestDatabase } from '#tests/setup/test-database'
import { startRedis } from '#tests/workers/redis-server'
import { openQueue, type QueuePlace } from '#workers/queue'
import type { JobQueue } from '#workers/queue/job-queue'

/** A database and an empty queue beside it; everything is gone at the end of the `await using` scope. */
export type Place = Awaited<ReturnType<typeof createTestDatabase>> & {
  queue: JobQueue
  at: QueuePlace
  /** Makes the queue forget everything. */
  flush(): Promise<void>
} & AsyncDisposable

/** The stores the queue runs on; the suite of the queue runs on each. */
export const places = [
  { store: 'Postgres', open: openOnPostgres },
  { store: 'Redis', open: openOnRedis },
]

async function openOnPostgres(): Promise<Place> {
  const test = await createTestDatabase()
  const at = { databaseUrl: test.url, redisUrls: [] }
  const queue = await openQueue(at)
  return {
    ...test,
    queue,
    at,
    flush: async () => void (await sql`delete from bullmq.job`.execute(test.ownerDb)),
    async [Symbol.asyncDispose]() {
      await queue.close()
      await test[Symbol.asyncDispose]()
    },
  }
}

async function openOnRedis(): Promise<Place> {
  const test = await createTestDatabase()
  const redis = await startRedis()
  const at = { databaseUrl: test.url, redisUrls: [redis.url] }
  const queue = await openQueue(at)
  await vi.waitFor(() => queue.countWaiting('work'))
  return {
    ...test,
    queue,
    at,
    flush: () => redis.flush(),
    async [Symbol.asyncDispose]() {
      await queue.close()
      await redis[Symbol.asyncDispose]()
      await test[Symbol.asyncDispose]()
    },
  }
}
