import { z } from 'zod'
import { invalidField } from '#app/api/problem.ts'
import { instant } from '#app/api/schemas/instant.ts'
import { externalId } from '#app/api/schemas/text.ts'

/** Where a page starts: the place of the row before it in the list's order, opaque to clients. */
function writeCursor(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

const idPlace = z.tuple([externalId])

/** The place in a list ordered by time and `id`. Throws 422 for a cursor that none of our lists gave. */
export function readTimeCursor(
  cursor: string | undefined,
  idShape: z.ZodType<string> = externalId,
): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [at, id] = readCursor(cursor, z.tuple([instant, idShape]))
  return { at: new Date(at), id }
}

/** The place in a list ordered by id. Throws 422 for a cursor that none of our lists gave. */
export function readIdCursor(cursor: string | undefined): string | undefined {
  return cursor === undefined ? undefined : readCursor(cursor, idPlace)[0]
}

function readCursor<Place>(cursor: string, schema: z.ZodType<Place>): Place {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw invalidField('after', 'is not a cursor this list has given')
  }
}

/** A page of a list that was asked for one row more than the page holds. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  { item, place }: { item: (row: Row) => Item; place: (row: Row) => readonly string[] },
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(item),
    next: rows.length > limit && last !== undefined ? writeCursor(place(last)) : null,
  }
}
