import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A database and the files of migrations do not belong together; the message is one line for the operator. */
export class MigrationProblem extends Error {}

/** `digest` is SHA-256 as hexadecimal digits, the same however lines end. */
export type MigrationFile = { name: string; text: string; digest: string }

const folder = join(import.meta.dirname, 'migrations')

/** The migrations of this version, in the order they run in. */
export async function listMigrationFiles(): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => migrationFile(name, await readFile(join(folder, name), 'utf8'))),
  )
}

export function migrationFile(name: string, text: string): MigrationFile {
  return { name, text, digest: hash('sha256', text.replaceAll('\r\n', '\n')) }
}
