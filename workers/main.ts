import { pino } from 'pino'
import { readEnvironment } from '#app/environment.ts'
import { describeKnownProblem, KnownProblem } from '#app/known-problem.ts'
import { stopWithParent } from '#app/lifeline.ts'
import { connect } from '#db/client'
import { openShiftedClock, systemClock } from '#db/clock'
import { findRunningEmbedded } from '#db/embedded'
import { openListener } from '#db/listen'
import { createMailer } from '#workers/mail/send'
import { openQueue } from '#workers/queue'
import { startWorkers } from '#workers/start-workers'

/** The process in which machines work. As many of it may run as are wanted: they share the work. */
async function main(): Promise<void> {
  const {
    databaseUrl,
    dataDir,
    redisUrls,
    mode,
    logLevel,
    marketplaceZone,
    linkBase,
    mail,
    external,
    sessionSecret,
  } = readEnvironment()
  const url = databaseUrl ?? (await findRunningEmbedded(dataDir))
  if (!url) throw new KnownProblem('DATABASE_URL is not set and no embedded database runs: use npm start')

  const log = pino({ level: logLevel, base: { part: 'workers' } })
  const db = connect(url)
  const listener = await openListener(url)
  const clock = mode === 'production' ? systemClock : await openShiftedClock(db, listener)
  const queue = await openQueue({ databaseUrl: url, redisUrls })
  const allowPrivate = mode !== 'production'
  const stop = startWorkers({
    db,
    queue,
    clock,
    log,
    zone: marketplaceZone,
    linkBase,
    linkSecret: sessionSecret,
    dataDir,
    allowPrivate,
    mail: mail && createMailer(mail),
    external,
  })
  stopWithParent(async () => {
    await stop()
    await queue.close()
    await listener.close()
    await db.destroy()
  })
  if (!mail && mode === 'production') log.warn({}, 'SMTP_URL is not set: mail is kept and not sent')
  log.info({ queue: redisUrls.length > 0 ? 'redis' : 'postgres' }, 'working')
}

main().catch((error) => {
  console.error(describeKnownProblem(error, process.env.DATABASE_URL) ?? error)
  process.exit(1)
})
