import { readDatabaseEnvironment } from '#app/environment.ts'
import { describeKnownProblem } from '#app/known-problem.ts'
import { findRunningEmbedded, startEmbedded } from '#db/embedded'

/**
 * Runs a command typed by an operator against DATABASE_URL, else against the embedded database of DATA_DIR, which is
 * started for as long as it takes where `npm start` does not run it. `work` returns the exit status; a problem the
 * operator can put right is one line and status 1.
 */
export async function withDatabase(work: (url: string) => Promise<number>): Promise<void> {
  let url: string | undefined
  try {
    const opened = await openDatabase()
    url = opened.url
    process.exitCode = await work(url).finally(opened.close)
  } catch (error) {
    console.error(describeKnownProblem(error, url) ?? error)
    process.exitCode = 1
  }
}

async function openDatabase(): Promise<{ url: string; close: () => Promise<void> }> {
  const { databaseUrl, dataDir } = readDatabaseEnvironment()
  const running = databaseUrl ?? (await findRunningEmbedded(dataDir))
  if (running) return { url: running, close: async () => {} }
  const embedded = await startEmbedded({ dataDir, say: console.error })
  return { url: embedded.url, close: embedded.stop }
}
