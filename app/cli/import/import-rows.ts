import { RejectedFile } from '#app/cli/import/rejected-file.ts'
import type { Source } from '#app/cli/import/source.ts'
import type { SourceRow } from '#app/cli/import/source-row.ts'
import { type ImportKind, takers } from '#app/cli/import/takers.ts'
import type { Database } from '#db/client'
import type { Clock } from '#db/clock'
import { findUnfinishedImport, type ImportProgress, setImportProgress } from '#db/import-runs'
import type { RowError, RowOutcome } from '#domain/intake'

export type Import = {
  db: Database
  clock: Clock
  kind: ImportKind
  source: Source
  rejectedPath: string
  /** Told after every batch, and how many rows of the file an earlier run had read. */
  onProgress: (progress: ImportProgress, skipped: number) => void
}

const batchSize = 500
const actor = { kind: 'operator', id: 'import' } as const

/**
 * Imports a file batch by batch and writes down how far it has come after each. A run cut off goes on where it
 * was; the rows of its last batch may be read again, and are then duplicates. A file that was finished is read
 * anew from its start.
 */
export async function importRows(run: Import): Promise<ImportProgress> {
  const { source, onProgress } = run
  const before = await findProgress(run)
  const progress = before ?? { rowsRead: 0, accepted: 0, duplicates: 0, rejected: 0 }
  await using rejectedFile = await RejectedFile.open(run.rejectedPath, progress.rejected)

  const skipped = progress.rowsRead
  let passed = 0
  for await (const batch of inBatches(source.rows)) {
    const rows = batch.slice(Math.max(0, skipped - passed))
    passed += batch.length
    if (rows.length === 0) continue
    await takeBatch(run, rows, progress, rejectedFile)
    await keepProgress(run, progress, null)
    onProgress(progress, skipped)
  }
  await keepProgress(run, progress, run.clock.now())
  return progress
}

async function takeBatch(
  { db, clock, kind }: Import,
  rows: SourceRow[],
  progress: ImportProgress,
  rejectedFile: RejectedFile,
): Promise<void> {
  const readable = rows.filter((row) => 'value' in row)
  const now = clock.now()
  const values = readable.map(({ value }) => value)
  const outcomes = await takers[kind](values, db, { actor, now })
  const outcomeOf = new Map<SourceRow, RowOutcome | undefined>(readable.map((row, at) => [row, outcomes[at]]))

  const rejected: { row: SourceRow; errors: RowError[] }[] = []
  for (const row of rows) {
    const outcome = 'value' in row ? outcomeOf.get(row) : unreadableOutcome(row.unreadable)
    if (outcome?.outcome === 'rejected') rejected.push({ row, errors: outcome.errors })
    if (outcome?.outcome === 'accepted') progress.accepted += 1
    if (outcome?.outcome === 'duplicate') progress.duplicates += 1
  }
  await rejectedFile.add(rejected)
  progress.rejected += rejected.length
  progress.rowsRead += rows.length
}

function unreadableOutcome(message: string): RowOutcome {
  return { outcome: 'rejected', errors: [{ path: '', message }] }
}

async function* inBatches(rows: AsyncIterable<SourceRow>): AsyncGenerator<SourceRow[]> {
  let batch: SourceRow[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function findProgress({ db, kind, source }: Import): Promise<ImportProgress | undefined> {
  return source.digest === undefined
    ? undefined
    : findUnfinishedImport(db, { fileDigest: source.digest, kind })
}

async function keepProgress(
  { db, kind, source }: Import,
  progress: ImportProgress,
  finishedAt: Date | null,
): Promise<void> {
  if (source.digest === undefined) return
  await setImportProgress(db, { fileDigest: source.digest, kind }, progress, finishedAt)
}
