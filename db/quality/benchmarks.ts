import { sql } from 'kysely'
import type { Tx } from '#db/client'
import { type Buckets, ownCount } from '#db/quality/own-counts'
import type { Benchmark, CellSumsOf } from '#domain/quality/benchmarks'

/** The denominators and events of each indicator by its place, and the windows in which they are summed. */
const parts: { days: 30 | 90 | 365; k: string; n: string }[] = [
  ...([30, 90, 365] as const).flatMap((days) => [
    { days, k: `k${days}`, n: `n${days}` },
    { days, k: `c${days}`, n: `d${days}` },
  ]),
  { days: 365, k: 'u365', n: 'old365' },
  { days: 365, k: 'late', n: 'due' },
  { days: 365, k: 'cancelled', n: 'orders' },
  { days: 365, k: 'returned', n: 'delivered' },
]

/**
 * Weighted sums of every indicator by mode and cell over the counted sellers, each of whom weighs less the more of
 * the cell is theirs (`correlation`).
 */
export async function sumCells(tx: Tx, correlation: number): Promise<CellSumsOf[]> {
  const rho = sql`${correlation}::float8`
  const pairs = sql.join(
    parts.map(({ k, n }) => {
      const [events, total] = [sql.ref(`unit.${k}`), sql.ref(`unit.${n}`)]
      const share = sql`(1 + ${rho} * (${total} - 1))`
      const has = sql`filter (where ${total} > 0)`
      return sql`coalesce(sum(${events} / ${share}) ${has}, 0), coalesce(sum(${total} / ${share}) ${has}, 0)`
    }),
  )
  // Without `offset 0` each sum would find out anew what the seller is compared by.
  const { rows } = await sql<{ mode: CellSumsOf['mode']; cell: number; sums: number[] }>`
    select mode, cell, array[${pairs}]::float8[] as sums
    from (
      select s.mode, c.cell, ${unitCounts}
      from quality_counter c join quality_seller s on s.seller_id = c.seller_id offset 0
    ) unit
    group by 1, 2 order by 1, 2`.execute(tx)
  return rows.map(({ mode, cell, sums }) => ({
    mode,
    cell,
    sums: parts.map(({ days }, index) => ({
      days,
      indicator: index < 6 ? index % 2 : index - 4,
      events: sums[2 * index] ?? 0,
      weight: sums[2 * index + 1] ?? 0,
    })),
  }))
}

const year: Buckets = [0, 3]
const olderThanAWeek: Buckets = [1, 3]
const unitCounts = sql.raw(
  [
    ...[30, 90, 365].flatMap((days, index) =>
      ['n', 'k', 'd', 'c'].map((name) => [name, [0, index + 1], `${name}${days}`] as const),
    ),
    ['u', olderThanAWeek, 'u365'] as const,
    ['k', olderThanAWeek, 'old365'] as const,
    ...['due', 'late', 'cancelled', 'delivered', 'returned'].map((name) => [name, year, name] as const),
    ['o', year, 'orders'] as const,
  ]
    .map(([name, buckets, as]) => `(${ownCount(name, buckets)})::float8 as ${as}`)
    .join(', '),
)

/** Puts a run's benchmarks in the place of any it had. */
export async function replaceBenchmarks(tx: Tx, runId: number, benchmarks: Benchmark[]): Promise<void> {
  await tx.deleteFrom('qualityBenchmark').where('runId', '=', runId).execute()
  await sql`
    insert into quality_benchmark (run_id, mode, days, cell, means)
    select ${runId}, b.mode, b.days, b.cell, (select array_agg(m::float8 order by at) from
      json_array_elements_text(b.means) with ordinality as mean (m, at))
    from json_to_recordset(${JSON.stringify(benchmarks)}::json) as b
      (mode text, days smallint, cell int, means json)`.execute(tx)
}
