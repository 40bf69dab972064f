import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connect, type Database } from '#db/client'
import { startEmbedded } from '#db/embedded'
import { migrate } from '#db/migrate'
import { prepareQueue } from '#workers/queue'

const signals = ['SIGINT', 'SIGTERM'] as const

export type BenchDatabase = {
  url: string
  dataDir: string
  db: Database
  ownerDb: Database
} & AsyncDisposable

/**
 * A migrated database on an embedded server of its own, as durable as in production, gone at the end of the
 * `await using` scope. `db` acts as web and workers do, `ownerDb` may fill and read anything.
 */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assay-bench-'))
  const { url, stop } = await startEmbedded({ dataDir })
  await migrate(url)
  await prepareQueue(url)
  const db = connect(url)
  const ownerDb = connect(url, { max: 20 })
  const end = async () => {
    await Promise.all([db.destroy(), ownerDb.destroy()])
    await stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  // Ctrl-C in the middle of a run leaves neither a server nor gigabytes behind.
  const endEarly = () => void end().finally(() => process.exit(130))
  for (const signal of signals) process.once(signal, endEarly)
  return {
    url,
    dataDir,
    db,
    ownerDb,
    async [Symbol.asyncDispose]() {
      for (const signal of signals) process.off(signal, endEarly)
      await end()
    },
  }
}

/** Brings statistics and visibility up to date and writes everything to disk, so that no figure pays for an earlier one. */
export async function settle({ ownerDb }: BenchDatabase): Promise<void> {
  await sql`vacuum analyze`.execute(ownerDb)
  await sql`checkpoint`.execute(ownerDb)
}
