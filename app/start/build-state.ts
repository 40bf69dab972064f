import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What the production build is made from. */
const sources = ['app', 'db', 'workers', 'package-lock.json', 'tsconfig.json', 'vite.config.ts']
const stampFile = join('.build', 'sources.sha256')

/** Whether there is no production build in the project at `root`, or one made from other sources. */
export async function isBuildStale(root: string): Promise<boolean> {
  const stamp = join(root, stampFile)
  return !existsSync(stamp) || (await readFile(stamp, 'utf8')) !== (await digestSources(root))
}

/** Remembers what the build was made from; `digest` was taken before it began. */
export async function stampBuild(root: string, digest: string): Promise<void> {
  const stamp = join(root, stampFile)
  await mkdir(dirname(stamp), { recursive: true })
  await writeFile(stamp, digest)
}

/** SHA-256 over names and contents of the sources, as hexadecimal digits. */
export async function digestSources(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await Promise.all(sources.map((name) => listFiles(root, name)))).flat()) {
    hash.update(`${file}\0`).update(await readFile(join(root, file)))
  }
  return hash.digest('hex')
}

async function listFiles(root: string, name: string): Promise<string[]> {
  if (name.includes('.')) return [name]
  const entries = await readdir(join(root, name), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}
