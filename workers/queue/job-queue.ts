import type { JobsOptions, Processor } from 'bullmq'
import { catalog, type Lane, lanes, type NewJob, type Payload } from '#workers/catalog'

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

type BullJob = { name: string; data: Payload; opts: JobsOptions }

/** What this project uses of BullMQ's queues and workers, which differ in type from store to store. */
type BackendQueue = {
  add(name: string, data: Payload, opts: JobsOptions): Promise<unknown>
  addBulk(jobs: BullJob[]): Promise<unknown>
  getWaitingCount(): Promise<number>
  getFailedCount(): Promise<number>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(): Promise<void>
}
type BackendWorker = {
  on(event: 'error', listener: (error: Error) => void): unknown
  close(force?: boolean): Promise<void>
}
/** A store the queue can live in. */
export type Backend = {
  /** Throws when the store is known to be out of reach. */
  check(): void
  startWorker(lane: Lane, processor: Processor<Payload, void>, options: WorkerOptions): BackendWorker
  disconnect(): Promise<void>
}

/** Makes the queue of BullMQ's queues, one per lane, and the store they live in. */
export function asJobQueue(queues: Record<Lane, BackendQueue>, backend: Backend): JobQueue {
  // A broken connection is reported where it hurts: by the call that fails.
  for (const lane of lanes) queues[lane].on('error', () => {})
  return {
    async add(jobs) {
      backend.check()
      for (const lane of lanes) {
        const mine = jobs.filter(({ name }) => catalog[name].lane === lane)
        await addJobs(queues[lane], mine.map(toBullJob))
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

/** Up to so many jobs go one by one: on Postgres every bulk makes and drops two tables, which costs more than a few jobs. */
const fewJobs = 6

async function addJobs(queue: BackendQueue, jobs: BullJob[]): Promise<void> {
  if (jobs.length > fewJobs) return void (await queue.addBulk(jobs))
  await Promise.all(jobs.map(({ name, data, opts }) => queue.add(name, data, opts)))
}

function toBullJob({ name, ids, key, attempts }: NewJob): BullJob {
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
export function tuning({ concurrency, lockMs = 15_000 }: WorkerOptions) {
  return { concurrency, lockDuration: lockMs, stalledInterval: Math.min(lockMs, 5_000), maxStalledCount: 3 }
}

/** One of each per lane. */
export function byLane<Value>(make: (lane: Lane) => Value): Record<Lane, Value> {
  return { work: make('work'), webhooks: make('webhooks'), training: make('training') }
}

/** What BullMQ calls a lane's queue. */
export function nameOf(lane: Lane): string {
  return `assay-${lane}`
}
