import { type Migration, Migrator, sql } from 'kysely'
import { connect, type Database } from '#db/client'
import { listMigrationFiles, type MigrationFile, MigrationProblem } from '#db/migration-files'

/**
 * Brings the database at `url` to the newest schema, as its owner. Files run in name order, each once, forwards only;
 * one that comes later with an earlier name runs all the same. Two migrators at once wait for each other. Refuses a
 * database that has had a file which is not here, or is not what it was.
 */
export async function migrate(url: string, files?: MigrationFile[]): Promise<void> {
  await using db = connect(url, {})
  const known = files ?? (await listMigrationFiles())
  refuseForeign(known, await listApplied(db))
  const getMigrations = async () =>
    Object.fromEntries(known.map(({ name, text }) => [name, toMigration(text)]))
  const migrator = new Migrator({ db, provider: { getMigrations }, allowUnorderedMigrations: true })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  await keepDigests(db, known)
}

function toMigration(text: string): Migration {
  return { up: async (db) => void (await sql.raw(text).execute(db)) }
}

/** `digest` is null for what was applied before digests were kept. */
type Applied = { name: string; digest: string | null }

async function listApplied(db: Database): Promise<Applied[]> {
  const { rows: there } = await sql<{ migrations: boolean; digests: boolean }>`
    select to_regclass('public.kysely_migration') is not null as migrations,
      to_regclass('applied_file.migration') is not null as digests`.execute(db)
  if (!there[0]?.migrations) return []
  const digests = there[0].digests
    ? sql`(select digest from applied_file.migration d where d.name = m.name)`
    : sql`null::text`
  const { rows } = await sql<Applied>`
    select m.name, ${digests} as digest from public.kysely_migration m order by m.name`.execute(db)
  return rows
}

function refuseForeign(files: MigrationFile[], applied: Applied[]): void {
  const digests = new Map(files.map(({ name, digest }) => [name, digest]))
  const missing = applied.filter(({ name }) => !digests.has(name)).map(({ name }) => name)
  if (missing.length > 0)
    throw new MigrationProblem(
      `The database has had ${nameThem(missing)}, which this version does not have: start the version it belongs to, or restore a backup`,
    )
  const changed = applied.filter(({ name, digest }) => digest !== null && digest !== digests.get(name))
  if (changed.length > 0)
    throw new MigrationProblem(
      `${nameThem(changed.map(({ name }) => name))} in db/migrations changed after the database had had it: put it back as it was, and write what is new into a file of its own`,
    )
}

function nameThem([first, ...more]: string[]): string {
  return more.length === 0 ? `${first}` : `${first} (and ${more.length} more)`
}

/** Keeps what each file was when it was applied. */
async function keepDigests(db: Database, files: MigrationFile[]): Promise<void> {
  await sql`create schema if not exists applied_file`.execute(db)
  await sql`
    create table if not exists applied_file.migration (name text primary key, digest text not null)`.execute(
    db,
  )
  const rows = JSON.stringify(files.map(({ name, digest }) => ({ name, digest })))
  await sql`
    insert into applied_file.migration (name, digest)
    select name, digest from json_to_recordset(${rows}::json) as r (name text, digest text)
    on conflict (name) do nothing`.execute(db)
}
