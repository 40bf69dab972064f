import { sql } from 'kysely'
import type { Database } from '#db/client'
import { countColumns, eachCounter } from '#db/quality/count-columns'

type Counts = Record<(typeof countColumns)[number], number>

const allAges = sql.raw(
  countColumns
    .map(
      (count) =>
        `coalesce(sum(${[0, 1, 2, 3, 4, 5].map((age) => count + age).join(' + ')}), 0)::int as "${count}"`,
    )
    .join(', '),
)

/** What the counters hold of a seller, all ages and cells together, by the names of the columns. */
export async function sumCounters(db: Database, sellerId: string): Promise<Counts> {
  const { rows } = await sql<{ counts: Counts }>`
    select to_json(summed) as counts
    from (select ${allAges} from quality_counter where seller_id = ${sellerId}) summed`.execute(db)
  const [row] = rows
  if (!row) throw new Error('an aggregate has one row')
  return row.counts
}

/** Whether anything is counted in a counter. */
export const holdsAnything = sql<boolean>`greatest(${eachCounter(({ column }) => column)}) > 0`
