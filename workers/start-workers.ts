import type { Database } from '#db/client'
import type { Clock } from '#db/clock'
import type { QueuedJob } from '#workers/catalog'
import { type ExternalModel, openExternalModel } from '#workers/external/ask'
import { type Handler, handlers as ownHandlers } from '#workers/handlers'
import { giveUpScreening } from '#workers/handlers/screen-reviews'
import type { SendMail } from '#workers/mail/send'
import { createProcessor } from '#workers/process-job'
import type { JobQueue } from '#workers/queue/job-queue'
import { createTroubleReport } from '#workers/queue/trouble'
import { runRelay } from '#workers/relay'
import { runEvery } from '#workers/schedule'
import { sweep } from '#workers/sweep'
import { tendAppeals } from '#workers/tend-appeals'
import { tendDetector } from '#workers/tend-detector'
import { tendQuality } from '#workers/tend-quality'
import { tendRings } from '#workers/tend-rings'
import { tendTraining } from '#workers/tend-training'
import type { Log } from '#workers/tools'
import { createSender } from '#workers/webhooks/send'

export type Machinery = {
  db: Database
  queue: JobQueue
  clock: Clock
  log: Log
  /** The marketplace's time zone. */
  zone: string
  /** What links in mails begin with. */
  linkBase: string
  /** What links for people without an account are signed with. */
  linkSecret?: string | undefined
  /** Where anchors of the audit chains are kept. */
  dataDir: string
  /** Whether webhooks may go to private addresses. */
  allowPrivate: boolean
  /** Without it mails are kept for the outbox. */
  mail?: SendMail | undefined
  /** The marketplace's own model, if it has one. */
  external?: ExternalModel | undefined
  handlers?: Record<QueuedJob, Handler>
}

const sweepEveryMs = 60_000
/** Screening keeps one core busy; two more batches read and write meanwhile. */
const workAbreast = 3
/** Senders mostly wait for other people's servers. */
const sendersAbreast = 16

/** Starts relay, workers and sweep. The function returned stops them, waiting for the jobs in hand. */
export function startWorkers({
  db,
  queue,
  clock,
  log,
  zone,
  linkBase,
  linkSecret,
  dataDir,
  allowPrivate,
  mail,
  external,
  handlers = ownHandlers,
}: Machinery) {
  const askExternal = external && openExternalModel(external, { allowPrivate })
  const send = createSender({ allowPrivate })
  const tools = { db, log, zone, now: () => clock.now(), send, mail, askExternal, linkBase, linkSecret }
  const onError = createTroubleReport(log)
  const processor = createProcessor(handlers, queue, tools)
  const workers = [
    queue.work('work', processor, { concurrency: workAbreast, onError }),
    queue.work('webhooks', processor, { concurrency: sendersAbreast, onError }),
    queue.work('training', processor, { concurrency: 1, onError }),
  ]

  const stopping = new AbortController()
  const giveUp = async (ids: string[]) => {
    for (const id of ids) await giveUpScreening(id, { ...tools, jobId: 'sweep' })
  }
  const tries = new Map<string, number>()
  const loops = [
    runRelay({ db, queue, clock, log }, stopping.signal),
    runEvery(
      sweepEveryMs,
      clock,
      (now) => sweep({ db, dataDir, zone, log, linkBase, giveUp, tries }, now),
      stopping.signal,
    ),
    runEvery(sweepEveryMs, clock, (now) => tendTraining({ db, zone, log }, now), stopping.signal),
    runEvery(sweepEveryMs, clock, (now) => tendQuality({ db, zone, log }, now), stopping.signal),
    runEvery(sweepEveryMs, clock, (now) => tendDetector({ db, zone, log }, now), stopping.signal),
    runEvery(sweepEveryMs, clock, (now) => tendRings({ db, log }, now), stopping.signal),
    runEvery(sweepEveryMs, clock, (now) => tendAppeals({ db, log }, now), stopping.signal),
  ]
  return async function stop(): Promise<void> {
    stopping.abort()
    await Promise.all([...loops, ...workers.map((worker) => worker.close())])
  }
}
