import type { Line } from '#app/cli/import/read-lines.ts'
import { longestRow } from '#app/cli/import/source-row.ts'

/** The lines of one CSV record; not closed where a quote is opened in it and nowhere closed again. */
export type RecordLines = { lines: Line[]; isClosed: boolean }

/**
 * Puts lines together that belong to one record, because a quoted cell has line ends in it. A quote that is never
 * closed spoils only the line it stands in: after as much as a row may hold, the lines behind it start anew.
 */
export async function* joinQuotedLines(lines: AsyncIterable<Line>): AsyncGenerator<RecordLines> {
  const begun = new BegunRecord()
  for await (const line of lines) yield* take(begun, [line])
  while (!begun.isEmpty) {
    const { spoilt, rest } = begun.giveUp()
    yield spoilt
    yield* take(begun, rest)
  }
}

function* take(begun: BegunRecord, coming: Line[]): Generator<RecordLines> {
  const waiting = coming.toReversed()
  for (let line = waiting.pop(); line; line = waiting.pop()) {
    begun.add(line)
    if (begun.isTooLong) {
      const { spoilt, rest } = begun.giveUp()
      yield spoilt
      waiting.push(...rest.toReversed())
    } else if (!begun.isQuoted) {
      yield { lines: begun.startAnew(), isClosed: true }
    }
  }
}

/** The lines of a record that may go on. */
class BegunRecord {
  #lines: Line[] = []
  #length = 0
  isQuoted = false

  get isEmpty(): boolean {
    return this.#lines.length === 0
  }

  /** Whether a quote has been open for longer than any row of ours. */
  get isTooLong(): boolean {
    return this.isQuoted && (this.#length > longestRow || this.#lines.at(-1)?.isWhole === false)
  }

  add(line: Line): void {
    this.#lines.push(line)
    this.#length += line.text.length + 1
    if (hasOddQuotes(line.text)) this.isQuoted = !this.isQuoted
  }

  startAnew(): Line[] {
    const lines = this.#lines
    this.#lines = []
    this.#length = 0
    this.isQuoted = false
    return lines
  }

  giveUp(): { spoilt: RecordLines; rest: Line[] } {
    const [first, ...rest] = this.startAnew()
    return { spoilt: { lines: first ? [first] : [], isClosed: false }, rest }
  }
}

function hasOddQuotes(text: string): boolean {
  let quotes = 0
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) quotes += 1
  return quotes % 2 === 1
}
