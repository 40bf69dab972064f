import { Queue, Worker } from 'bullmq'
import { Cluster, Redis, type RedisOptions } from 'ioredis'
import { asJobQueue, byLane, type JobQueue, nameOf, tuning } from '#workers/queue/job-queue'

/** The queue on one Redis, or on a cluster where there are several addresses. Does not wait for it. */
export function openOnRedis(redisUrls: string[], prefix = '{assay}'): JobQueue {
  // The relay must hear at once that Redis is gone; a worker waits for it as long as it takes.
  const producer = connectRedis(redisUrls, { maxRetriesPerRequest: 1, commandTimeout: 5_000 })
  const consumers: (Redis | Cluster)[] = []
  const queues = byLane((lane) => new Queue(nameOf(lane), { connection: producer, prefix }))
  return asJobQueue(queues, {
    check() {
      if (producer.status !== 'ready') throw new Error('Redis cannot be reached')
    },
    startWorker(lane, processor, options) {
      const connection = connectRedis(redisUrls, { maxRetriesPerRequest: null })
      consumers.push(connection)
      return new Worker(nameOf(lane), processor, { connection, prefix, ...tuning(options) })
    },
    disconnect: async () => {
      for (const connection of [producer, ...consumers]) connection.disconnect()
    },
  })
}

function connectRedis(nodes: string[], options: RedisOptions): Redis | Cluster {
  const [first = ''] = nodes
  const connection =
    nodes.length > 1 ? new Cluster(nodes, { redisOptions: options }) : new Redis(first, { ...options })
  // ioredis reconnects by itself; without a listener an error would end the process.
  connection.on('error', () => {})
  return connection
}
