import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Migration, Migrator, sql } from 'kysely'
import { connect } from '#db/client'

const folder = join(import.meta.dirname, 'migrations')

/**
 * Brings the database at `url` to the newest schema, as its owner. Files run in name order, each once,
 * forwards only; two migrators at once wait for each other.
 */
export async function migrate(url: string): Promise<void> {
  await using db = connect(url, {})
  const { error } = await new Migrator({ db, provider: { getMigrations } }).migrateToLatest()
  if (error) throw error
}

async function getMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'))
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        up: async (db) => void (await sql.raw(await readFile(join(folder, name), 'utf8')).execute(db)),
      } satisfies Migration,
    ]),
  )
}
