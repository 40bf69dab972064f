import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { exportStatements } from '#app/cli/export/statements.ts'
import { withDatabase } from '#app/cli/with-database.ts'
import { readMarketplaceZone } from '#app/environment.ts'
import { connect } from '#db/client'
import { addDays, isDay, startOfDay } from '#domain/day'

const usage = `Usage: npm run export -- statements --from YYYY-MM-DD --to YYYY-MM-DD [--out FILE]
Writes the statements of reasons of these days, the last included, as the EU transparency database names its fields.`

type Asked = { from: string; to: string; out: string | undefined }

/** What the command line asks for; undefined where it cannot be read. */
function readArguments(): Asked | undefined {
  try {
    const options = { from: { type: 'string' }, to: { type: 'string' }, out: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const { from, to, out } = values
    if (positionals.join(' ') !== 'statements' || !isDay(from) || !isDay(to) || from > to) return undefined
    return { from, to, out }
  } catch {
    return undefined
  }
}

/** Writes the rows to a file or to standard output; status 1 where one was left out. */
async function run(url: string, { from, to, out }: Asked): Promise<number> {
  const zone = readMarketplaceZone()
  await using db = connect(url)
  const file = out === undefined ? undefined : createWriteStream(out)
  const { written, renamed, refused } = await exportStatements(db, {
    from: startOfDay(from, zone),
    until: startOfDay(addDays(to, 1), zone),
    write: (csv) => (file ?? process.stdout).write(csv),
    complain: console.error,
  })
  if (file) await finished(file.end())
  if (renamed > 0)
    console.error(`${renamed} about illegal content are in a category of their own instead of our terms’`)
  console.error(`written ${written}, left out ${refused}`)
  return refused === 0 ? 0 : 1
}

const asked = readArguments()
if (asked) await withDatabase((url) => run(url, asked))
else {
  console.error(usage)
  process.exitCode = 1
}
