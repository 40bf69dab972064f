import { stringify } from 'csv-stringify/sync'
import type { Database } from '#db/client'
import { listStatementsMade, type Place } from '#db/statements/export'
import { checkStatement } from '#domain/statements/check'
import { restrictingKinds } from '#domain/statements/kind'
import { inOwnCategory } from '#domain/statements/review/illegal-category'
import { type StatementRow, statementColumns } from '#domain/statements/row'

const atOnce = 500

export type Exporting = {
  from: Date
  until: Date
  write: (csv: string) => void
  complain: (line: string) => void
}

/**
 * Writes the statements of reasons of a time as CSV in the fields of the Commission's database, lists as JSON. Each row
 * is checked by its rules on the way; one that breaks any is left out and complained of. What was stored when illegal
 * content had no category of its own is written in the one it has now.
 *
 * @returns how many rows were written, how many of them in another category than stored, and how many left out.
 */
export async function exportStatements(db: Database, { from, until, write, complain }: Exporting) {
  const counts = { written: 0, renamed: 0, refused: 0 }
  write(stringify([[...statementColumns]]))
  let after: Place | undefined
  for (;;) {
    const page = await listStatementsMade(
      db,
      { kinds: restrictingKinds, from, until },
      { after, limit: atOnce },
    )
    const named = page.map(({ fields, reasonCode, noticedFor }) => {
      const row = inOwnCategory(fields, reasonCode, noticedFor)
      return { row, isRenamed: row.category !== fields.category }
    })
    const taken = named.filter(({ row }) => isTaken(row, complain))
    const rows = taken.map(({ row }) => cellsOf(row))
    if (rows.length > 0) write(stringify(rows))
    counts.renamed += taken.filter(({ isRenamed }) => isRenamed).length
    counts.written += rows.length
    counts.refused += page.length - rows.length
    const last = page.at(-1)
    if (!last || page.length < atOnce) return counts
    after = { createdAt: last.createdAt, id: last.id }
  }
}

function isTaken(fields: StatementRow, complain: Exporting['complain']): boolean {
  const violations = checkStatement(fields)
  for (const { field, rule } of violations) complain(`${String(fields.puid)}: ${field} ${rule}`)
  return violations.length === 0
}

function cellsOf(fields: StatementRow): string[] {
  return statementColumns.map((column) => {
    const value = fields[column]
    if (value === null || value === undefined) return ''
    return Array.isArray(value) ? JSON.stringify(value) : String(value)
  })
}
