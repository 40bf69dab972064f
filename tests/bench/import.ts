import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { startBenchDatabase } from '#tests/bench/bench-database'
import { benchmark } from '#tests/bench/benchmark'
import { inBatches, keepInFlight } from '#tests/bench/keep-in-flight'
import { insertPlainly, makeTwinTables } from '#tests/bench/plain-intake'
import { makeReviews } from '#tests/bench/review-rows'

const root = join(import.meta.dirname, '..', '..')
const chunkSize = 5_000

export const importing = benchmark({
  summary: 'npm run import of one NDJSON file: its memory, and its rate against bare inserts',
  sizes: { rows: { everyday: 100_000, full: 1_000_000, means: 'reviews in the file' } },
  async run({ rows }, say) {
    await using bench = await startBenchDatabase()
    await makeTwinTables(bench)
    await using folder = await openFolder()
    say('Writing the file …')
    const file = join(folder.path, 'reviews.ndjson')
    await pipeline(Readable.from(makeLines(rows)), createWriteStream(file))
    say('Importing it …')
    const { seconds, peakMegabytes } = await runImport(bench.url, file, folder.path)
    const plain = makeReviews(Math.min(rows, 20_000), { prefix: 'plain', now: new Date() })
    const plainSeconds = await keepInFlight(1, inBatches(plain, 500), (batch) => insertPlainly(bench, batch))
    return [
      {
        name: `most memory held, ${rows} rows`,
        value: peakMegabytes,
        unit: 'MB',
        bar: { of: 'value', is: 'at most', limit: 300 },
      },
      {
        name: 'import of a file',
        value: rows / seconds,
        unit: 'reviews/s',
        raw: {
          name: 'the same rows by multi-row insert, one batch at a time',
          value: plain.length / plainSeconds,
        },
      },
    ]
  },
})

function* makeLines(rows: number): Generator<string> {
  const now = new Date()
  for (let made = 0; made < rows; made += chunkSize) {
    const chunk = makeReviews(Math.min(chunkSize, rows - made), { prefix: `file-${made}`, now })
    yield chunk.map((row) => `${JSON.stringify(row)}\n`).join('')
  }
}

/** Runs the public command on a file; throws where a row was not taken. */
async function runImport(url: string, file: string, folder: string) {
  const memoryFile = join(folder, 'peak-memory')
  const startedAt = performance.now()
  const preload = join(import.meta.dirname, 'peak-memory.ts')
  await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--import', preload, 'app/cli/import.ts', 'reviews', file],
    { cwd: root, env: { ...process.env, DATABASE_URL: url, PEAK_MEMORY_FILE: memoryFile } },
  )
  const seconds = (performance.now() - startedAt) / 1_000
  return { seconds, peakMegabytes: (Number(await readFile(memoryFile, 'utf8')) * 1.024) / 1_000 }
}

async function openFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'assay-import-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}
