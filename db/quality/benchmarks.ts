import { sql } from 'kysely'
import type { Tx } from '#db/client'
import { indicatorsOver, windows } from '#db/quality/counter-sums'
import type { Benchmark, CellSumsOf } from '#domain/quality/benchmarks'

/** The indicators by their places and the windows in which they are summed; what only scores and warns over a year. */
const parts = windows.flatMap((days) =>
  indicatorsOver(days, 365).map(({ events, total }, indicator) => ({ days, indicator, events, total })),
)
const partCounts = sql.raw(
  parts
    .map(({ events, total }, at) => `(${events})::float8 as k${at}, (${total})::float8 as n${at}`)
    .join(', '),
)

/**
 * Weighted sums of every indicator by mode and cell over the counted sellers, each of whom weighs less the more of
 * the cell is theirs (`correlation`).
 */
export async function sumCells(tx: Tx, correlation: number): Promise<CellSumsOf[]> {
  const rho = sql`${correlation}::float8`
  const pairs = sql.join(
    parts.map((_, at) => {
      const [events, total] = [sql.ref(`unit.k${at}`), sql.ref(`unit.n${at}`)]
      const share = sql`(1 + ${rho} * (${total} - 1))`
      const has = sql`filter (where ${total} > 0)`
      return sql`coalesce(sum(${events} / ${share}) ${has}, 0), coalesce(sum(${total} / ${share}) ${has}, 0)`
    }),
  )
  // Without `offset 0` each sum would find out anew what the seller is compared by.
  const { rows } = await sql<{ mode: CellSumsOf['mode']; cell: number; sums: number[] }>`
    select mode, cell, array[${pairs}]::float8[] as sums
    from (
      select s.mode, c.cell, ${partCounts}
      from quality_counter c join quality_seller s on s.seller_id = c.seller_id offset 0
    ) unit
    group by 1, 2 order by 1, 2`.execute(tx)
  return rows.map(({ mode, cell, sums }) => ({
    mode,
    cell,
    sums: parts.map(({ days, indicator }, at) => ({
      ...{ days, indicator },
      ...{ events: sums[2 * at] ?? 0, weight: sums[2 * at + 1] ?? 0 },
    })),
  }))
}

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
