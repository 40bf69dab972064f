import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/client'
import { ownColumns } from '#db/quality/benchmarks'
import { windowColumns } from '#db/quality/window-columns'
import type { Moments } from '#domain/quality/dispersion'
import type { QualityPolicy } from '#domain/quality/policy'
import type { Grade } from '#domain/quality/score'

/** Sellers of a run: those named, those in a range of ids, of which the first end is exclusive, or all. */
export type SellerScope = { sellerIds: string[] } | { after: string; upTo: string } | 'all'

export function inScope(scope: SellerScope, column: string): RawBuilder<boolean> {
  if (scope === 'all') return sql`true`
  const id = sql.ref(column)
  return 'sellerIds' in scope
    ? sql`${id} = any(${scope.sellerIds})`
    : sql`${id} > ${scope.after} and ${id} <= ${scope.upTo}`
}

/** The last of the next `limit` counted sellers after an id, and how many they are; undefined after the last one. */
export async function findRangeEnd(
  tx: Tx,
  { after, limit }: { after: string; limit: number },
): Promise<{ upTo: string; sellers: number } | undefined> {
  const { rows } = await sql<{ upTo: string | null; sellers: number }>`
    select max(seller_id) as up_to, count(*)::int as sellers from (
      select seller_id from quality_seller where seller_id > ${after} order by seller_id limit ${limit}
    ) range`.execute(tx)
  const [range] = rows
  return range?.upTo ? { upTo: range.upTo, sellers: range.sellers } : undefined
}

/** Holds these sellers against being counted anew until the transaction ends. */
export async function holdSellers(tx: Tx, scope: SellerScope): Promise<void> {
  await sql`
    select from quality_seller where ${inScope(scope, 'seller_id')} order by seller_id for share`.execute(tx)
}

/** A window of so many days ends with this bucket. */
const lastBucket = { 30: 1, 90: 2, 365: 3 } as const

function windowSums(days: 30 | 90 | 365) {
  const inside = `c.bucket <= ${lastBucket[days]}`
  return [
    `coalesce(sum(own.n + own.c) filter (where ${inside}), 0)::int as feedback${days}`,
    `coalesce(sum(own.k + own.c) filter (where ${inside}), 0)::int as observed${days}`,
    `coalesce(sum(own.n * m.r${days} + own.d * m.c${days}) filter (where ${inside}), 0)::float8 as expected${days}`,
    `coalesce(sum(own.n * m.pr${days} + own.d * m.pc${days}) filter (where ${inside}), 0)::float8 as portal${days}`,
  ]
}

function beforeSums(days: 30 | 90) {
  const inside = days === 30 ? 'c.bucket between 2 and 4' : 'c.bucket between 3 and 5'
  return [
    `coalesce(sum(own.k + own.c) filter (where ${inside}), 0)::int as before_observed${days}`,
    `coalesce(sum(own.n * m.r365 + own.d * m.c365) filter (where ${inside}), 0)::float8 as before_expected${days}`,
  ]
}

/** Sums of one indicator over the headline window: its name, events, total and mean share. */
const indicatorSums: { name: string; k: string; n: string; mean: string; from?: number }[] = [
  { name: 'neg', k: 'k', n: 'n', mean: 'r' },
  { name: 'cmp', k: 'c', n: 'd', mean: 'c' },
  { name: 'una', k: 'u', n: 'k', mean: 'u365', from: 1 },
  { name: 'late', k: 'late', n: 'due', mean: 'late365' },
  { name: 'can', k: 'cancelled', n: 'o', mean: 'can365' },
  { name: 'ret', k: 'returned', n: 'delivered', mean: 'ret365' },
]

function headlineSums(days: 90 | 365) {
  return indicatorSums.flatMap(({ name, k, n, mean, from = 0 }) => {
    const inside = `c.bucket between ${from} and ${lastBucket[days]}`
    const share = mean === 'r' || mean === 'c' ? `${mean}${days}` : mean
    return [
      `coalesce(sum(own.${k}) filter (where ${inside}), 0)::int as ${name}_k${days}`,
      `coalesce(sum(own.${n}) filter (where ${inside}), 0)::int as ${name}_n${days}`,
      `coalesce(sum(own.${n} * m.${share}) filter (where ${inside}), 0)::float8 as ${name}_e${days}`,
    ]
  })
}

const sums = sql.raw(
  [
    ...windowSums(30),
    ...beforeSums(30),
    ...windowSums(90),
    ...beforeSums(90),
    ...windowSums(365),
    'coalesce(sum(own.n) filter (where c.bucket <= 2), 0)::int as reviews90',
    'coalesce(sum(own.n) filter (where c.bucket <= 3), 0)::int as reviews365',
    ...headlineSums(90),
    ...headlineSums(365),
  ].join(',\n'),
)

const meanNames = [
  ...[30, 90, 365].flatMap((days) => [`r${days}`, `c${days}`]),
  ...['u365', 'late365', 'can365', 'ret365'],
]

/**
 * Means of each mode and cell of a run, those of all windows side by side. For many sellers they go through JSON, of
 * which the planner expects a hundred rows: of a run just begun it knows nothing, and would compare each counter with
 * each mean.
 */
function wideMeans(runId: number, scope: SellerScope) {
  const means = [30, 90, 365].flatMap((days) =>
    ['r', 'c'].map((name, at) => `max(means[${at + 1}]) filter (where days = ${days}) as ${name}${days}`),
  )
  const yearly = ['u365', 'late365', 'can365', 'ret365'].map(
    (name, at) => `max(means[${at + 3}]) filter (where days = 365) as ${name}`,
  )
  const wide = sql`
    select mode, cell, ${sql.raw([...means, ...yearly].join(', '))}
    from quality_benchmark where run_id = ${runId} group by 1, 2`
  if (scope !== 'all' && 'sellerIds' in scope) return wide
  const columns = meanNames.map((name) => `${name} float8`).join(', ')
  return sql`
    select * from json_to_recordset((select json_agg(wide) from (${wide}) wide)) as mean
      (mode text, cell int, ${sql.raw(columns)})`
}

/** Those of the seller's cell, or of the whole mode where it was first met after the run; and of the mode, as `p…`. */
const ownMeans = sql.raw(
  [
    ...meanNames.map((name) => `coalesce(near.${name}, whole.${name}) as ${name}`),
    ...[30, 90, 365].flatMap((days) => [`whole.r${days} as pr${days}`, `whole.c${days} as pc${days}`]),
  ].join(', '),
)

const byHeadline = (column: string) => `case when headline = 90 then ${column}90 else ${column}365 end`
const arrays = sql.raw(
  [
    `array[${indicatorSums.map(({ name }) => byHeadline(`${name}_k`)).join(', ')}, 0]::int[] as events`,
    `array[${indicatorSums.map(({ name }) => byHeadline(`${name}_n`)).join(', ')}, 0]::int[] as totals`,
    `array[${indicatorSums
      .map(({ name }) => `coalesce((${byHeadline(`${name}_e`)}) / nullif(${byHeadline(`${name}_n`)}, 0), 0)`)
      .join(', ')}, 0]::float8[] as means`,
  ].join(',\n'),
)

const stored = sql.raw(windowColumns.join(', '))
const kept = sql.raw(
  [...['mode', 'category', 'size', 'headline', 'events', 'totals', 'means', 'computed_at'], ...windowColumns]
    .map((name) => `${name} = excluded.${name}`)
    .join(', '),
)

/** Writes the sellers' counts beside what comparable sellers would have; how many sellers. Sellers unknown are left out. */
export async function writeCounts(
  tx: Tx,
  { runId, scope, now }: { runId: number; scope: SellerScope; now: Date },
): Promise<number> {
  const result = await sql`
    with mean as materialized (${wideMeans(runId, scope)}), seller_sums as (
      select c.seller_id, s.mode, ${sums}
      from quality_seller s join quality_counter c on c.seller_id = s.seller_id
      join mean whole on whole.mode = s.mode and whole.cell = 0
      left join mean near on near.mode = s.mode and near.cell = c.cell
      cross join lateral (select ${ownMeans}) m
      cross join lateral (select ${ownColumns}) own
      where ${inScope(scope, 's.seller_id')}
      group by 1, 2
    ), settled as (
      select *, case when reviews90 >= 20 then 90 else 365 end as headline,
        case when reviews365 < 30 then 'S' when reviews365 < 300 then 'M' else 'L' end as size
      from seller_sums
    )
    insert into seller_quality (run_id, seller_id, mode, category, size, headline, computed_at, events, totals, means,
      ${stored})
    select ${runId}, settled.seller_id, mode, seller.category, size, headline, ${now}, ${arrays}, ${stored}
    from settled join seller on seller.id = settled.seller_id
    order by settled.seller_id
    on conflict (run_id, seller_id) do update set ${kept}`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}

/**
 * The moments the spread between sellers is fitted from: first of the core events of 365 days, then of each indicator
 * in its order.
 */
export async function sumMoments(
  tx: Tx,
  runId: number,
  { minimumExpectedForSpread, weightPivot }: QualityPolicy,
): Promise<Moments[]> {
  const { rows } = await sql<Moments & { place: number }>`
    select place, sum(w) as weights, sum(w * o / e) as ratios, sum(w * (o / e) * (o / e)) as squares,
      sum(w / e) as noise
    from seller_quality q cross join lateral (
      select 0 as place, observed365::float8 as o, expected365 as e
      union all
      select i.place::int, i.k, i.n * i.m
      from unnest(q.events, q.totals, q.means) with ordinality as i (k, n, m, place)
    ) part
    cross join lateral (select e / (1 + e / ${weightPivot}::float8) as w) weighed
    where q.run_id = ${runId} and e > ${minimumExpectedForSpread}::float8
    group by place`.execute(tx)
  const none = { weights: 0, ratios: 0, squares: 0, noise: 0 }
  return Array.from({ length: 8 }, (_, place) => rows.find((row) => row.place === place) ?? none)
}

/** What scores are made of beside the counts; `weights` and `shapes` are by indicator, grades the best first. */
export type ScoreRules = {
  shape: number
  shapes: number[]
  weights: number[]
  pivot: number
  minimumFeedback: number
  grades: readonly (readonly [Grade, number])[]
}

/**
 * Gives the sellers their scores and grades, by the arithmetic of `scoreSeller`, and the status of those against whom
 * nothing speaks. Row by row: of a run that has just begun the planner knows nothing, and would join it with itself.
 */
export async function writeScores(
  tx: Tx,
  { runId, scope }: { runId: number; scope: SellerScope },
  { shape, shapes, weights, pivot, minimumFeedback, grades }: ScoreRules,
): Promise<void> {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const bounds = grades.map(([grade, least]) => sql`when score >= ${least}::float8 - 1e-9 then ${grade}`)
  await sql`
    update seller_quality q set judged = null, (ratio, score, coverage, grade, status) = (
      select (${shape}::float8 + q.observed365) / (${shape}::float8 + q.expected365), score, coverage,
        case when q.feedback365 < ${minimumFeedback} then null ${sql.join(bounds, sql` `)} else 'E' end,
        case when greatest(q.feedback30, q.feedback90, q.feedback365) < ${minimumFeedback} then 'insufficient'
          else 'none' end
      from (
        select coalesce(sum(w), 0) / ${whole}::float8 as coverage,
          sum(w * 100 * ${pivot}::float8 / (${pivot}::float8 + (a + k) / (a + n * m))) / sum(w) as score
        from unnest(q.events, q.totals, q.means, ${shapes}::float8[], ${weights}::float8[]) as i (k, n, m, a, w)
        where n > 0 and m > 0
      ) marked
    )
    where q.run_id = ${runId} and ${inScope(scope, 'q.seller_id')}`.execute(tx)
}

/** Quartiles of the ratios by category and size, by category, and of all. */
export async function writePeerGroups(tx: Tx, runId: number): Promise<void> {
  await tx.deleteFrom('qualityPeerGroup').where('runId', '=', runId).execute()
  await sql`
    insert into quality_peer_group (run_id, category, size, sellers, q1, median, q3)
    select ${runId}, coalesce(category, ''), coalesce(size, ''), sellers, q[1], q[2], q[3]
    from (
      select category, size, count(*)::int as sellers,
        percentile_cont(array[.25, .5, .75]) within group (order by ratio) as q
      from seller_quality where run_id = ${runId} and ratio is not null
      group by grouping sets ((category, size), (category), ())
    ) grouped
    where category is distinct from '' and sellers > 0
    on conflict do nothing`.execute(tx)
}

/** How many sellers there are to compare. */
export async function countSellers(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    sellers: number
  }>`select count(*)::int as sellers from quality_seller`.execute(tx)
  return rows[0]?.sellers ?? 0
}
