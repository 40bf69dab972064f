import { parse } from 'csv-parse/sync'
import { joinQuotedLines, type RecordLines } from '#app/cli/import/join-quoted-lines.ts'
import type { Line } from '#app/cli/import/read-lines.ts'
import { longestRow, type SourceRow, unreadable } from '#app/cli/import/source-row.ts'
import { KnownProblem } from '#app/known-problem.ts'

type Format = { columns: string[]; delimiter: string }

/**
 * The rows of a CSV file whose first line names the columns as the contract names the fields, `author.id` for what
 * is nested; lists are JSON in their cell. Commas, semicolons or tabs between cells.
 *
 * @throws KnownProblem where the first line names no column `id`.
 */
export async function* readCsv(lines: AsyncIterable<Line>): AsyncGenerator<SourceRow> {
  let format: Format | undefined
  for await (const record of joinQuotedLines(lines)) {
    if (!format) format = readHeader(record.lines[0]?.text ?? '')
    else if (record.lines.some(({ text }) => text.trim() !== '')) yield readRow(record, format)
  }
}

function readHeader(text: string): Format {
  const delimiter = [',', ';', '\t'].toSorted((a, b) => text.split(b).length - text.split(a).length)[0] ?? ','
  const columns = parseRecord(text, delimiter)?.map((name) => name.trim()) ?? []
  if (columns.includes('id')) return { columns, delimiter }
  throw new KnownProblem('The first line of a CSV file names its columns, and "id" must be one of them')
}

function readRow({ lines, isClosed }: RecordLines, { columns, delimiter }: Format): SourceRow {
  const text = lines.map((line) => line.text).join('\n')
  const number = lines[0]?.number ?? 0
  if (lines.some(({ isWhole }) => !isWhole)) {
    return unreadable(number, `The line has more than ${longestRow} bytes`, text)
  }
  if (lines.some(({ isUtf8 }) => !isUtf8)) return unreadable(number, 'The line is not UTF-8', text)
  if (!isClosed) return unreadable(number, 'A quote is opened and never closed', text)
  const cells = parseRecord(text, delimiter)
  if (!cells) return unreadable(number, 'The quotes of this line cannot be read', text)
  if (cells.length !== columns.length) {
    return unreadable(number, `The line has ${cells.length} cells and the first line ${columns.length}`, text)
  }
  return { line: number, value: nest(columns, cells) }
}

function parseRecord(text: string, delimiter: string): string[] | undefined {
  try {
    return parse(text, { delimiter, relax_column_count: true })[0]
  } catch {
    return undefined
  }
}

/** Builds the row the contract describes; an empty cell is a field left out. */
function nest(columns: string[], cells: string[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  const nested: Record<string, Record<string, string>> = {}
  columns.forEach((column, index) => {
    const cell = cells[index] ?? ''
    const [, outer, inner] = /^([a-zA-Z]+)(?:\.([a-zA-Z]+))?$/.exec(column) ?? []
    if (cell === '' || !outer) return
    if (inner) nested[outer] = { ...nested[outer], [inner]: cell }
    else row[outer] = contentOf(outer, cell)
  })
  return { ...row, ...nested }
}

/** What is a list or has fields of its own is JSON in its cell. */
const listed = ['verification', 'attachments', 'returns']

/** Cells are texts; these fields of the contract are not. */
function contentOf(column: string, cell: string): unknown {
  if (column === 'rating' && /^\d+(\.\d+)?$/.test(cell.trim())) return Number(cell)
  if (!listed.includes(column)) return cell
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}
