import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { readCsv } from '#app/cli/import/read-csv.ts'
import { readLines } from '#app/cli/import/read-lines.ts'
import { readNdjson } from '#app/cli/import/read-ndjson.ts'
import type { SourceRow } from '#app/cli/import/source-row.ts'
import { KnownProblem } from '#app/known-problem.ts'

/** A file to be imported; `size` and `bytesRead` are in bytes as it lies on the disk. */
export type Source = {
  rows: AsyncIterable<SourceRow>
  /** Tells files apart, so that an import cut off can go on; standard input has none. */
  digest: string | undefined
  size: number | undefined
  bytesRead: () => number
}

/** Opens a file, or standard input for `-`; packed by gzip or not, CSV or NDJSON, as its first bytes tell. */
export async function openSource(path: string): Promise<Source> {
  const digested = path === '-' ? undefined : await digestFile(path)
  const input = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 256 * 1024 })
  return {
    rows: readRows(input, path),
    digest: digested?.digest,
    size: digested?.size,
    bytesRead: () => ('bytesRead' in input ? Number(input.bytesRead) : 0),
  }
}

async function* readRows(input: AsyncIterable<Buffer>, path: string): AsyncGenerator<SourceRow> {
  const { first, all } = await peek(await unpack(input))
  const name = path.replace(/\.gz$/i, '')
  const isCsv = /\.csv$/i.test(name) || (!/\.(nd)?json(l)?$/i.test(name) && !/^[\uFEFF\s]*[{[]/.test(first))
  yield* isCsv ? readCsv(readLines(all)) : readNdjson(readLines(all))
}

async function unpack(input: AsyncIterable<Buffer>): Promise<AsyncIterable<Buffer>> {
  const { first, all } = await peek(input, 'latin1')
  if (!first.startsWith('\x1f\x8b')) return all
  const packed = Readable.from(all)
  const unpacked = createGunzip()
  packed.on('error', (error) => unpacked.destroy(error))
  return explainingGzip(packed.pipe(unpacked))
}

async function* explainingGzip(unpacked: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* unpacked
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('Z_')) throw error
    throw new KnownProblem(
      'The file is damaged: it cannot be unpacked to its end. What came before is imported',
    )
  }
}

/** The first chunk as text, and all of them, the first as well. */
async function peek(input: AsyncIterable<Buffer>, encoding: BufferEncoding = 'utf8') {
  const chunks = input[Symbol.asyncIterator]()
  const { value } = await chunks.next()
  const first = value instanceof Buffer ? value : Buffer.alloc(0)
  async function* all(): AsyncGenerator<Buffer> {
    yield first
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  return { first: first.toString(encoding, 0, 1000), all: all() }
}

/** Reads the whole file, a hundredth of what importing it takes: one that was mended anywhere is another file. */
async function digestFile(path: string): Promise<{ digest: string; size: number }> {
  await using file = await openFile(path)
  const digest = createHash('sha256')
  let size = 0
  for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
    digest.update(chunk)
    size += chunk.length
  }
  return { digest: digest.digest('hex'), size }
}

async function openFile(path: string): Promise<FileHandle> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    const meaning = error.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${error.code})`
    throw new KnownProblem(`${path}: ${meaning}`)
  })
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  throw new KnownProblem(`${path}: it is no file`)
}
