import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { findChainHeads } from '#db/audit'
import type { Database } from '#db/client'

/** A chain's head as it once was, kept where nobody who can write to the database can reach it. */
export type AnchoredHead = { chain: number; seq: number; hash: string }

const anchorEveryMs = 3_600_000
const fileName = 'audit-anchors.ndjson'

/** Notes the heads of the audit chains in a file outside the database, unless that was done within the hour. */
export async function anchorAudit(db: Database, dataDir: string, now: Date): Promise<void> {
  const last = (await readLines(dataDir)).at(-1)
  if (last && now.getTime() - new Date(last.at).getTime() < anchorEveryMs) return
  await writeAnchor(db, dataDir, now)
}

/** Notes the heads now. */
export async function writeAnchor(db: Database, dataDir: string, now: Date): Promise<void> {
  const heads = await findChainHeads(db)
  const line: Line = {
    at: now.toISOString(),
    heads: heads.map(({ chain, seq, hash }) => ({ chain, seq, hash: hash.toString('hex') })),
  }
  await mkdir(dataDir, { recursive: true })
  await cutUnfinishedLine(dataDir)
  await appendFile(join(dataDir, fileName), `${JSON.stringify(line)}\n`)
}

/** Every head noted so far; none where there is no file. */
export async function readAnchors(dataDir: string): Promise<AnchoredHead[]> {
  return (await readLines(dataDir)).flatMap(({ heads }) => heads)
}

type Line = { at: string; heads: AnchoredHead[] }

async function readLines(dataDir: string): Promise<Line[]> {
  const text = await readText(dataDir)
  // What follows the last line end was cut short by a crash.
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line) // written by `writeAnchor` alone
}

/** Takes away what a crash left of a line, which the next one would otherwise run on in. */
async function cutUnfinishedLine(dataDir: string): Promise<void> {
  const text = await readText(dataDir)
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole.length < text.length) await truncate(join(dataDir, fileName), Buffer.byteLength(whole))
}

async function readText(dataDir: string): Promise<string> {
  return readFile(join(dataDir, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
}
