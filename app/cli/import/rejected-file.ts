import { createReadStream, existsSync } from 'node:fs'
import { type FileHandle, open, rm, truncate } from 'node:fs/promises'
import type { SourceRow } from '#app/cli/import/source-row.ts'
import { KnownProblem } from '#app/known-problem.ts'
import type { RowError } from '#domain/intake'

/** Where the rows go that were not taken, one JSON object a line; made with the first of them. */
export class RejectedFile {
  readonly path: string
  #file: FileHandle | undefined

  private constructor(path: string) {
    this.path = path
  }

  /** Keeps the first `kept` rows of a run that is gone on with, whatever it wrote after it last noted its progress. */
  static async open(path: string, kept: number): Promise<RejectedFile> {
    await writing(path, async () => {
      if (kept === 0) await rm(path, { force: true })
      else if (existsSync(path)) await truncate(path, await bytesOfLines(path, kept))
    })
    return new RejectedFile(path)
  }

  /** @throws KnownProblem where it cannot be written, be it that the disk is full. */
  async add(rejected: { row: SourceRow; errors: RowError[] }[]): Promise<void> {
    if (rejected.length === 0) return
    const lines = rejected.map(({ row, errors }) => {
      const said = 'value' in row ? row.value : row.start
      return `${JSON.stringify({ line: row.line, errors, row: said })}\n`
    })
    await writing(this.path, async () => {
      this.#file ??= await open(this.path, 'a')
      await this.#file.appendFile(lines.join(''))
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.close()
  }
}

async function writing(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new KnownProblem(`The rejected rows cannot be kept in ${path}: ${why}`)
  }
}

async function bytesOfLines(path: string, lines: number): Promise<number> {
  let left = lines
  let bytes = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, end + 1)) {
      left -= 1
      if (left === 0) return bytes + end + 1
    }
    bytes += chunk.length
  }
  return bytes
}
