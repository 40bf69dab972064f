import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

export type FileStore = {
  /** Keeps bytes, safely on disk once this resolves, and says their SHA-256 as hex. The same bytes are kept once. */
  put(bytes: Uint8Array): Promise<string>
  /** The bytes with this SHA-256; undefined where there are none. */
  get(digest: string): Promise<Buffer | undefined>
}

/** The files people hand in, each under its SHA-256 in `dataDir`, which all web processes must see. */
export function openFileStore(dataDir: string): FileStore {
  const pathOf = (digest: string) => join(dataDir, 'files', digest.slice(0, 2), digest)
  return {
    async put(bytes) {
      const digest = digestOf(bytes)
      const path = pathOf(digest)
      if (await isThere(path, bytes.length)) return digest
      const draft = `${path}.${crypto.randomUUID()}`
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
      try {
        await writeThrough(draft, bytes)
        await rename(draft, path)
      } finally {
        await rm(draft, { force: true })
      }
      return digest
    },
    async get(digest) {
      if (!isDigest(digest)) return undefined
      const bytes = await readFile(pathOf(digest)).catch((error) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
      if (bytes && digestOf(bytes) !== digest) throw new Error(`The file ${digest} is damaged`)
      return bytes
    },
  }
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Whether it can name a file at all. */
export function isDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

async function isThere(path: string, size: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.size === size
}

/** A name may appear only once its bytes cannot be lost any more. */
async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
