import type { Line } from '#app/cli/import/read-lines.ts'
import { longestRow, type SourceRow, unreadable } from '#app/cli/import/source-row.ts'

/** The rows of a file with one JSON value a line; empty lines are none. */
export async function* readNdjson(lines: AsyncIterable<Line>): AsyncGenerator<SourceRow> {
  for await (const line of lines) {
    if (line.text.trim() !== '') yield readRow(line)
  }
}

function readRow({ number, text, isWhole, isUtf8 }: Line): SourceRow {
  if (!isWhole) return unreadable(number, `The line has more than ${longestRow} bytes`, text)
  if (!isUtf8) return unreadable(number, 'The line is not UTF-8', text)
  try {
    return { line: number, value: JSON.parse(text) }
  } catch (error) {
    return unreadable(number, `The line is not JSON: ${error instanceof Error ? error.message : error}`, text)
  }
}
