import { setTimeout as sleep } from 'node:timers/promises'
import { announce } from '#commands/announce'
import type { Database } from '#db/client'
import type { Clock } from '#db/clock'
import { claimMails } from '#db/mail'
import { type DueJob, hasDueWork, takeDueJobs } from '#db/outbox'
import { claimDeliveries } from '#db/webhook-deliveries'
import { catalog, type NewJob, newJob } from '#workers/catalog'
import { describeError } from '#workers/isolation'
import type { JobQueue } from '#workers/queue/job-queue'
import type { Log } from '#workers/tools'

/** What the relay needs of the queue. */
export type RelayQueue = Pick<JobQueue, 'add' | 'countWaiting'>

const announcementsAtOnce = 2_000
const rowsAtOnce = 2_000
/** Beyond this many waiting jobs the rest stays in the outbox, where it gathers into full batches and nothing can lose it. */
const enoughWaiting = 24
/** How long a claimed delivery may stand in the queue until it is handed over again. */
const claimMs = 60_000
const pauseMs = 50
const pauseAfterFailureMs = 1_000

/**
 * Hands over what is due, one round of it: announcements to the feed, work, deliveries and mail to the queue.
 *
 * The queue is filled before the transaction that empties the outbox commits, so a crash between the two repeats
 * jobs and never loses one.
 *
 * @returns how many rows were handed over.
 */
export async function relayOnce(db: Database, queue: RelayQueue, now: Date): Promise<number> {
  const announced = await announce(db, { limit: announcementsAtOnce }, now)
  const handedOver = await relayJobs(db, queue, now)
  return announced + handedOver + (await relayDeliveries(db, queue, now)) + (await relayMails(db, queue, now))
}

async function relayJobs(db: Database, queue: RelayQueue, now: Date): Promise<number> {
  if ((await queue.countWaiting('work')) >= enoughWaiting) return 0
  return db.transaction().execute(async (tx) => {
    const due = await takeDueJobs(tx, rowsAtOnce, now)
    if (due.length > 0) await queue.add(inBatches(due))
    return due.length
  })
}

async function relayDeliveries(db: Database, queue: RelayQueue, now: Date): Promise<number> {
  const until = new Date(now.getTime() + claimMs)
  return db.transaction().execute(async (tx) => {
    const limit = catalog.deliver_webhooks.batchSize
    const claimed = await claimDeliveries(tx, { limit, until }, now)
    const jobs = claimed.map(({ ids }) => newJob('deliver_webhooks', ids, [until.toISOString(), ...ids]))
    if (jobs.length > 0) await queue.add(jobs)
    return claimed.reduce((sum, { ids }) => sum + ids.length, 0)
  })
}

async function relayMails(db: Database, queue: RelayQueue, now: Date): Promise<number> {
  const until = new Date(now.getTime() + claimMs)
  return db.transaction().execute(async (tx) => {
    const ids = await claimMails(tx, { limit: catalog.send_mails.batchSize, until }, now)
    if (ids.length > 0) await queue.add([newJob('send_mails', ids, [until.toISOString(), ...ids])])
    return ids.length
  })
}

/** Jobs of as many rows of one kind as the catalogue allows. Rows about the same subject become one id. */
function inBatches(due: DueJob[]): NewJob[] {
  return [...new Set(due.map(({ job }) => job))].flatMap((job) => {
    const rows = due.filter((row) => row.job === job)
    return chunk(rows, catalog[job].batchSize).map((batch) => {
      const subjects = new Set(batch.map(({ subjectId }) => subjectId))
      const sources = batch.map(({ id }) => id)
      return newJob(job, [...subjects], sources)
    })
  })
}

function chunk<Item>(items: Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size))
}

/**
 * Relays until told to stop: without a pause while there is work, and otherwise asking every 50 ms. What fails,
 * as when Redis is gone, stays in the outbox and is tried again; it is logged once until it works again.
 */
export async function runRelay(
  { db, queue, clock, log }: { db: Database; queue: RelayQueue; clock: Clock; log: Log },
  stopping: AbortSignal,
): Promise<void> {
  let isFailing = false
  while (!stopping.aborted) {
    try {
      const now = clock.now()
      const isDue = await hasDueWork(db, now)
      const count = isDue ? await relayOnce(db, queue, now) : 0
      if (isFailing) log.info({}, 'The relay works again')
      isFailing = false
      if (count === 0) await sleep(pauseMs, undefined, { ref: false })
    } catch (error) {
      if (!isFailing) log.error({ error: describeError(error) }, 'The relay cannot hand work over')
      isFailing = true
      await sleep(pauseAfterFailureMs, undefined, { ref: false })
    }
  }
}
