import { type Import, importRows } from '#app/cli/import/import-rows.ts'
import { createProgressBar } from '#app/cli/import/progress-bar.ts'
import { openSource } from '#app/cli/import/source.ts'
import { type ImportKind, isImportKind, takers } from '#app/cli/import/takers.ts'
import { withDatabase } from '#app/cli/with-database.ts'
import { KnownProblem } from '#app/known-problem.ts'
import { connect } from '#db/client'
import { openShiftedClock } from '#db/clock'
import { openListener } from '#db/listen'

const usage = `npm run import -- <kind> <file>; kind is ${Object.keys(takers).join(', ')}; file is NDJSON or CSV, "-" is standard input`

await withDatabase(async (url) => {
  const { kind, file } = readArguments(process.argv.slice(2))
  const source = await openSource(file)
  await using db = connect(url)
  const listener = await openListener(url)
  try {
    // In production nothing has ever moved it.
    const clock = await openShiftedClock(db, listener)
    const rejectedPath = `${file === '-' ? 'stdin' : file}.rejected.ndjson`
    const bar = createProgressBar(process.stderr)
    const onProgress = showOn(bar, kind, source)
    const { accepted, duplicates, rejected } = await importRows({
      db,
      clock,
      kind,
      source,
      rejectedPath,
      onProgress,
    }).finally(bar.clear)
    if (rejected > 0) console.error(`The rejected rows and their reasons are in ${rejectedPath}`)
    console.log(`accepted ${accepted}, duplicates ${duplicates}, rejected ${rejected}`)
    return rejected > 0 ? 1 : 0
  } finally {
    await listener.close()
  }
})

function readArguments([kind, file, ...more]: string[]): { kind: ImportKind; file: string } {
  if (!kind || !file || more.length > 0) throw new KnownProblem(usage)
  if (isImportKind(kind)) return { kind, file }
  throw new KnownProblem(`"${kind}" cannot be imported: ${usage}`)
}

function showOn(
  bar: ReturnType<typeof createProgressBar>,
  label: string,
  { size, bytesRead }: Import['source'],
): Import['onProgress'] {
  const startedAt = Date.now()
  return ({ rowsRead }, skipped) => {
    bar.show(() => {
      const seconds = Math.max(0.001, (Date.now() - startedAt) / 1000)
      const share = size ? Math.min(1, bytesRead() / size) : undefined
      const secondsLeft = share ? (seconds * (1 - share)) / share : undefined
      return { label, rows: rowsRead, rowsPerSecond: (rowsRead - skipped) / seconds, share, secondsLeft }
    })
  }
}
