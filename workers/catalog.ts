import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { JobName } from '#domain/consequences/table'

/** The jobs that travel through the queue. `announce` does not: the relay does it itself. */
export type QueuedJob = Exclude<JobName, 'announce'> | 'deliver_webhooks' | 'send_mails'

/** Jobs that wait for other people's servers or learn for minutes have queues of their own: they hold nobody else up. */
export type Lane = 'work' | 'webhooks' | 'training'
export const lanes = ['work', 'webhooks', 'training'] as const satisfies Lane[]

const ids = z.object({ ids: z.array(z.string().min(1)).min(1).max(500) })
export type Payload = z.infer<typeof ids>

/** Every job there is: its payload, how many ids one job carries at most, and how often it is tried. */
export const catalog = {
  screen_reviews: { lane: 'work', payload: ids, batchSize: 300, attempts: 4 },
  release_held_evidence: { lane: 'work', payload: ids, batchSize: 200, attempts: 4 },
  rescore_reviews: { lane: 'work', payload: ids, batchSize: 200, attempts: 4 },
  count_decisions: { lane: 'work', payload: ids, batchSize: 200, attempts: 4 },
  rebuild_behaviour: { lane: 'work', payload: ids, batchSize: 1, attempts: 2 },
  recount_reviews: { lane: 'work', payload: ids, batchSize: 300, attempts: 4 },
  recount_orders: { lane: 'work', payload: ids, batchSize: 300, attempts: 4 },
  recount_complaints: { lane: 'work', payload: ids, batchSize: 300, attempts: 4 },
  recount_sellers: { lane: 'work', payload: ids, batchSize: 300, attempts: 4 },
  recount_incidents: { lane: 'work', payload: ids, batchSize: 20, attempts: 4 },
  acknowledge_complaints: { lane: 'work', payload: ids, batchSize: 100, attempts: 4 },
  tell_of_complaints: { lane: 'work', payload: ids, batchSize: 100, attempts: 4 },
  tell_shops_of_decisions: { lane: 'work', payload: ids, batchSize: 100, attempts: 4 },
  decide_rings: { lane: 'work', payload: ids, batchSize: 1, attempts: 4 },
  judge_sellers: { lane: 'work', payload: ids, batchSize: 1, attempts: 4 },
  train_detector: { lane: 'training', payload: ids, batchSize: 1, attempts: 4 },
  deliver_webhooks: { lane: 'webhooks', payload: ids, batchSize: 50, attempts: 3 },
  send_mails: { lane: 'webhooks', payload: ids, batchSize: 10, attempts: 3 },
} as const satisfies Record<
  QueuedJob,
  { lane: Lane; payload: z.ZodType<Payload>; batchSize: number; attempts: number }
>

/** A job as it is handed to the queue. A job whose `key` is already there is not added again. */
export type NewJob = { name: QueuedJob; ids: string[]; key: string; attempts: number }

/**
 * A job over these ids. Its key is made of `sources`, the rows that asked for it: a repeat of the same rows is
 * recognised, and another request about the same ids never is mistaken for one.
 */
export function newJob(name: QueuedJob, ids: string[], sources: (string | number)[]): NewJob {
  const digest = createHash('sha256').update(sources.join(' ')).digest('hex').slice(0, 32)
  return { name, ids, key: `${name}-${digest}`, attempts: catalog[name].attempts }
}

export function isQueuedJob(name: string): name is QueuedJob {
  return Object.hasOwn(catalog, name)
}
