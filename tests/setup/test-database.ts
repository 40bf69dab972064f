import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { inject, vi } from 'vitest'
import { connect, type Database } from '#db/client'

/**
 * A database of its own, migrated and empty, gone at the end of the `await using` scope: `db` acts as web and
 * workers do, `ownerDb` may change anything, `url` is for what connects by itself.
 */
export async function createTestDatabase(): Promise<
  { db: Database; ownerDb: Database; url: string } & AsyncDisposable
> {
  const { server, template } = inject('database')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  await cloneTemplate(server, { template, name })

  const { href: url } = Object.assign(new URL(server), { pathname: name })
  const db = connect(url)
  const ownerDb = connect(url, {})
  return {
    db,
    ownerDb,
    url,
    async [Symbol.asyncDispose]() {
      // A test that failed inside a transaction never ends its pool, and its error would be lost in a time-out.
      await Promise.race([Promise.all([db.destroy(), ownerDb.destroy()]), sleep(2_000)])
      await asAdmin(server, `drop database ${name} with (force)`)
    },
  }
}

/**
 * Copying a template's files is twice as fast as writing them through the log; not every file system has the kernel do
 * it.
 */
async function cloneTemplate(server: string, { template, name }: { template: string; name: string }) {
  const statement = `create database ${name} template ${template} strategy file_copy`
  await asAdmin(server, statement).catch(async (error) => {
    if (!String(error).includes('could not clone file')) throw error
    await asAdmin(server, 'set file_copy_method = copy')
    await asAdmin(server, statement)
  })
}

let admin: pg.Client | undefined

/** One connection for all databases of a file: opening one costs as much as making a database. */
async function asAdmin(server: string, statement: string) {
  if (!admin) {
    admin = new pg.Client(server)
    await admin.connect()
  }
  await admin.query(statement)
}

/**
 * Resolves once so many transactions of this database stand in line for a lock another one holds. Asks as the owner:
 * the role of web and workers cannot see what others wait for.
 */
export async function untilSomeoneWaitsForALock({ ownerDb }: { ownerDb: Database }, { many } = { many: 1 }) {
  await vi.waitFor(
    async () => {
      const { rows } = await sql`
        select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(ownerDb)
      if (rows.length < many) throw new Error('nobody is waiting for a lock')
    },
    { timeout: 30_000 },
  )
}
