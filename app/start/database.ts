import type { Environment } from '#app/environment.ts'
import { KnownProblem } from '#app/known-problem.ts'
import { setClockRights } from '#db/clock-rights'
import { type Embedded, startEmbedded } from '#db/embedded'
import { migrate } from '#db/migrate'
import { prepareQueue } from '#workers/queue'

export type StartedDatabase = {
  url: string
  /** Rejects when the embedded database has ended and cannot be started again; never resolves. */
  lost: Promise<never>
  stop(): Promise<void>
}

/** The external database of DATABASE_URL, or the embedded one, kept running; migrated in either case. */
export async function openDatabase(environment: Environment): Promise<StartedDatabase> {
  const database = environment.databaseUrl
    ? { url: environment.databaseUrl, lost: new Promise<never>(() => {}), stop: async () => {} }
    : await keepEmbedded(environment.dataDir)
  await prepare(database.url, environment).catch(async (error) => {
    await database.stop()
    throw error
  })
  return database
}

async function prepare(url: string, { mode }: Environment): Promise<void> {
  await migrate(url)
  await setClockRights(url, { isMovable: mode !== 'production' })
  await prepareQueue(url)
}

async function keepEmbedded(dataDir: string): Promise<StartedDatabase> {
  let current = await startEmbedded({ dataDir, say: console.log })
  let isStopping = false

  async function startAgainWhenever(lost: Embedded): Promise<never> {
    await lost.ended
    if (isStopping) await new Promise(() => {})
    console.error('The embedded database ended unexpectedly: starting it again')
    current = await startEmbedded({ dataDir, say: console.log })
    if (current.url !== lost.url)
      throw new KnownProblem('The port of the embedded database was taken meanwhile')
    return startAgainWhenever(current)
  }

  const stop = async () => {
    isStopping = true
    await current.stop()
  }
  return { url: current.url, lost: startAgainWhenever(current), stop }
}
