import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeKnownProblem } from '#app/known-problem.ts'
import { migrate } from '#db/migrate'
import { listMigrationFiles, migrationFile } from '#db/migration-files'
import { createTestDatabase } from '#tests/setup/test-database'

/** The line an operator reads where the database cannot be migrated with these files. */
async function lineOf(migrating: Promise<void>): Promise<string | undefined> {
  const problem = await migrating.then(
    () => undefined,
    (error: unknown) => error,
  )
  return describeKnownProblem(problem)
}

test('a file that was changed after the database had had it is named in one line', async () => {
  await using test = await createTestDatabase()
  const [first, ...rest] = await listMigrationFiles()
  if (!first) throw new Error('there are no migrations')
  await migrate(test.url, [migrationFile(first.name, first.text.replaceAll('\n', '\r\n')), ...rest])
  const line = await lineOf(migrate(test.url, [migrationFile(first.name, `${first.text} `), ...rest]))
  expect(line).toMatch(new RegExp(`^${first.name} in db/migrations changed after the database had had it`))
  expect(line).not.toContain('\n')
})

test('a file the database has had and this version lacks is named in one line', async () => {
  await using test = await createTestDatabase()
  const files = await listMigrationFiles()
  const [name = ''] = files.map((file) => file.name).slice(-2)
  expect(await lineOf(migrate(test.url, files.slice(0, -1)))).toMatch(
    /^The database has had \d{4}_\w+\.sql, which/,
  )
  const line = await lineOf(migrate(test.url, files.slice(0, -2)))
  expect(line).toContain(`${name} (and 1 more)`)
})

test('a file that comes later with an earlier name runs all the same, once', async () => {
  await using test = await createTestDatabase()
  const late = migrationFile('0000_late.sql', 'create table late (id integer)')
  const files = [late, ...(await listMigrationFiles())]
  await migrate(test.url, files)
  await migrate(test.url, files)
  await expect(sql`select from late`.execute(test.ownerDb)).resolves.toMatchObject({ rows: [] })
})
