import { sql } from 'kysely'
import type { Tx } from '#db/client'
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
    with unit as (
      select own.seller_id, own.mode, own.cell, ${unitSums}
      from (
        select c.seller_id, s.mode, c.cell, c.bucket, ${ownColumns}
        from quality_counter c join quality_seller s on s.seller_id = c.seller_id
        where c.bucket <= 3 offset 0
      ) own
      group by 1, 2, 3
    )
    select mode, cell, array[${pairs}]::float8[] as sums from unit group by 1, 2 order by 1, 2`.execute(tx)
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

const inOrders = "s.mode = 'orders'"
/** Counts by what a seller is compared by: `n` reviews, `k` negatives, `u` unanswered, `c` complaints of `d`. */
export const ownColumns = sql.raw(`
  case when ${inOrders} then c.linked_reviews else c.reviews end as n,
  case when ${inOrders} then c.linked_negatives else c.negatives end as k,
  case when ${inOrders} then c.linked_unanswered else c.unanswered end as u,
  case when ${inOrders} then c.linked_complaints else c.complaints end as c,
  case when ${inOrders} then c.orders else c.reviews + c.complaints end as d,
  case when ${inOrders} then c.orders else 0 end as o,
  case when ${inOrders} then c.due else 0 end as due, case when ${inOrders} then c.late else 0 end as late,
  case when ${inOrders} then c.cancelled else 0 end as cancelled,
  case when ${inOrders} then c.delivered else 0 end as delivered,
  case when ${inOrders} then c.returned else 0 end as returned`)

const unitSums = sql.raw(
  [
    ...[30, 90, 365].flatMap((days, index) =>
      ['n', 'k', 'd', 'c'].map((name) => {
        const filter = days === 365 ? '' : ` filter (where own.bucket <= ${index + 1})`
        return `coalesce(sum(own.${name})${filter}, 0)::float8 as ${name}${days}`
      }),
    ),
    'coalesce(sum(own.u) filter (where own.bucket >= 1), 0)::float8 as u365',
    'coalesce(sum(own.k) filter (where own.bucket >= 1), 0)::float8 as old365',
    ...['due', 'late', 'cancelled', 'delivered', 'returned'].map(
      (name) => `sum(own.${name})::float8 as ${name}`,
    ),
    'sum(own.o)::float8 as orders',
  ].join(', '),
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
