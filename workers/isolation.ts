import type { Job } from 'bullmq'
import { type NewJob, newJob, type Payload, type QueuedJob } from '#workers/catalog'
import type { Log } from '#workers/tools'

/** A job while it is being done. */
export type RunningJob = Pick<Job<Payload>, 'id' | 'attemptsMade'> & {
  name: QueuedJob
  ids: string[]
  attempts: number
}

export type Attempt = {
  run(ids: string[]): Promise<void>
  /** What becomes of one id that fails every time; without it the job stays in the failed set. */
  giveUp?: ((id: string) => Promise<void>) | undefined
}

/**
 * Does a job so that one bad item does not hold its batch back.
 *
 * A batch that has failed at every attempt is replaced by its two halves, and so on down to the bad item alone,
 * which is then given up. An earlier failure is thrown on, and the queue tries again later.
 */
export async function isolate(
  job: RunningJob,
  { run, giveUp }: Attempt,
  { queue, log }: { queue: { add(jobs: NewJob[]): Promise<void> }; log: Log },
): Promise<void> {
  try {
    await run(job.ids)
  } catch (error) {
    if (job.attemptsMade + 1 < job.attempts) throw error
    const failure = { job: job.name, jobId: job.id, size: job.ids.length, error: describeError(error) }
    if (job.ids.length > 1) {
      log.warn(failure, 'A batch keeps failing and is split')
      return queue.add(halves(job))
    }
    if (!giveUp) throw error
    log.error({ ...failure, subject: job.ids[0] }, 'An item keeps failing and is given up')
    for (const id of job.ids) await giveUp(id)
  }
}

/** A half is tried once before it is halved again; only the single item gets every attempt. */
function halves({ name, id = '', ids, attempts }: RunningJob): NewJob[] {
  const middle = Math.ceil(ids.length / 2)
  return [ids.slice(0, middle), ids.slice(middle)].map((half, index) => ({
    ...newJob(name, half, [id, index]),
    attempts: half.length > 1 ? 1 : Math.max(attempts, singleAttempts),
  }))
}

const singleAttempts = 4

/** An error's message without the values that Postgres would put beside it. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
