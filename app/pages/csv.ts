import { stringify } from 'csv-stringify/sync'

/**
 * Rows as CSV with a heading, for people's spreadsheets: it begins with a byte order mark, so that they read it as
 * UTF-8, and no text can be taken for a formula.
 */
export function toCsv<Row extends Record<string, unknown>>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): string {
  const cells = rows.map((row) => columns.map((column) => asPlainText(row[column])))
  return stringify([[...columns], ...cells], { bom: true, cast: { date: (date) => date.toISOString() } })
}

/** Answers with rows as a file to be kept under this name. */
export function csvAnswer<Row extends Record<string, unknown>>(
  name: string,
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): Response {
  return new Response(toCsv(columns, rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** Blanks of every kind and marks that show nothing: a formula behind them is still one to a spreadsheet. */
const blanks = /^[\s\p{Z}\p{Cf}\p{Cc}]+/u
/** Full-width forms too, which some spreadsheets read alike. */
const formula = /^[=+\-@|%＝＋－＠]/

function asPlainText(cell: unknown): unknown {
  if (typeof cell !== 'string') return cell
  const text = cell.replace(blanks, '')
  return formula.test(text) ? `'${text}` : text
}
