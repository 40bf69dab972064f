import { sql } from 'kysely'
import { recountSellers } from '#commands/quality/recount-sellers'
import type { BenchDatabase } from '#tests/bench/bench-database'
import type { Figure } from '#tests/bench/figure'
import { timed } from '#tests/bench/keep-in-flight'
import { percentile } from '#tests/bench/percentile'

const actor = { kind: 'operator', id: 'bench' } as const
const inBatch = 300
const batches = 4
/** Of the changes one at a time the first make each connection's plans, which later ones have. */
const alone = 100
const warmUp = 20

/** Reviews turn out to be fake, in batches as the queue hands them over and one at a time. */
export async function measureChanges(
  bench: BenchDatabase,
  { zone, now }: { zone: string; now: Date },
): Promise<Figure[]> {
  const { rows } = await sql<{ id: string }>`
    select id from review where state = 'published' order by md5(id)
    limit ${alone + batches * inBatch}`.execute(bench.ownerDb)
  const ids = rows.map(({ id }) => id)
  const change = async (changed: string[]) => {
    await sql`update review set authenticity = 'confirmed_fake' where id = any(${changed})`.execute(
      bench.ownerDb,
    )
    return timed(() => recountSellers(bench.db, { kind: 'reviews', ids: changed, zone }, actor, now))
  }
  const [lone, commits]: [number[], number[]] = [[], []]
  for (const id of ids.slice(0, alone)) {
    lone.push(await change([id]))
    commits.push(await timed(() => touchSeller(bench)))
  }
  let batched = 0
  for (let from = alone; from < ids.length; from += inBatch)
    batched += await change(ids.slice(from, from + inBatch))
  const bar = { of: 'value', is: 'at most', limit: 2 } as const
  return [
    {
      name: `a changed review among ${inBatch}`,
      value: batched / (ids.length - alone),
      ...{ unit: 'ms', bar },
    },
    {
      name: 'a changed review alone, median',
      value: percentile(lone.slice(warmUp), 0.5),
      raw: { name: 'one row changed and committed', value: percentile(commits.slice(warmUp), 0.5) },
      ...{ unit: 'ms', bar },
    },
  ]
}

/** The least that changes anything for good: a transaction around one statement about one row. */
async function touchSeller({ db }: BenchDatabase): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`
      update quality_seller set told_grade = told_grade
      where seller_id = (select seller_id from quality_seller order by seller_id limit 1)`.execute(tx)
  })
}
