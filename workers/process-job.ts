import { type Job, UnrecoverableError } from 'bullmq'
import { catalog, isQueuedJob, type Payload, type QueuedJob } from '#workers/catalog'
import type { Handler } from '#workers/handlers'
import { describeError, isolate } from '#workers/isolation'
import type { JobQueue } from '#workers/queue/job-queue'
import type { Tools } from '#workers/tools'

/** A job as the queue hands it out. */
type HandedOut = Pick<Job<Payload>, 'id' | 'name' | 'data' | 'attemptsMade' | 'opts'>

/** What the queue calls with every job: reads it, has its handler do it, and isolates what keeps failing. */
export function createProcessor(
  handlers: Record<QueuedJob, Handler>,
  queue: Pick<JobQueue, 'add'>,
  tools: Omit<Tools, 'jobId'>,
): (job: HandedOut) => Promise<void> {
  return async ({ id = '', name, data, attemptsMade, opts }) => {
    if (!isQueuedJob(name)) throw new UnrecoverableError(`Nobody knows the job ${name}`)
    const payload = catalog[name].payload.safeParse(data)
    if (!payload.success) throw new UnrecoverableError(`Unreadable payload of ${name} ${id}`)

    const { run, giveUp } = handlers[name]
    const own: Tools = { ...tools, jobId: id }
    const job = { id, name, attemptsMade, ids: payload.data.ids, attempts: opts.attempts ?? 1 }
    const attempt = {
      run: (ids: string[]) => run({ ids }, own),
      giveUp: giveUp && ((subject: string) => giveUp(subject, own)),
    }
    await isolate(job, attempt, { queue, log: tools.log }).catch((error) => {
      const isLast = attemptsMade + 1 >= job.attempts
      const fields = { job: name, jobId: id, size: job.ids.length, error: describeError(error) }
      tools.log[isLast ? 'error' : 'debug'](
        fields,
        isLast ? 'A job failed for good' : 'A job will be tried again',
      )
      throw error
    })
  }
}
