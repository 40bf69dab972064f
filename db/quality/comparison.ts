import { sql } from 'kysely'
import {
  type Buckets,
  type Days,
  indicatorNames,
  indicatorsOver,
  sumOver,
  windows,
} from '#db/quality/counter-sums'
import { inScope, type SellerScope } from '#db/quality/seller-scope'

export type Compared = { runId: number; scope: SellerScope; minimumFeedback: number }

/** The buckets of ages of the year before a window, which ends where the window begins. */
const beforeOf: Record<30 | 90, Buckets> = { 30: [2, 4], 90: [3, 5] }

/** Of the shortest window only what decides is summed. */
const summedOver = (days: Days) => indicatorsOver(days, 90)

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

/** What a seller's piece of a cell had in a window, and in the year before it. */
function countsOf(days: Days): string[] {
  const inside = summedOver(days).flatMap(({ name, events, total }) => [
    `${events} as ${name}_k${days}`,
    `${total} as ${name}_n${days}`,
  ])
  if (days === 365) return inside
  const before = ['negatives', 'reviews', 'complaints', 'occasions'].map(
    (count) => `${sumOver(count, beforeOf[days])} as before_${count}${days}`,
  )
  return [...inside, ...before]
}

/** The same of all cells of a seller together, beside what comparable sellers would have had. */
function sumsOf(days: Days): string[] {
  const expected = (n: string, d: string, r: string, c: string) => `sum(${n} * ${r} + ${d} * ${c})`
  const inside = summedOver(days).flatMap(({ name, mean }) => [
    ...['k', 'n'].map((count) => `sum(${name}_${count}${days})::int as ${name}_${count}${days}`),
    `sum(${name}_n${days} * ${mean}) as ${name}_e${days}`,
  ])
  const portal = `${expected(`neg_n${days}`, `cmp_n${days}`, `pr${days}`, `pc${days}`)} as portal${days}`
  if (days === 365) return [...inside, portal]
  const before = [
    `sum(before_negatives${days} + before_complaints${days})::int as before_observed${days}`,
    `${expected(`before_reviews${days}`, `before_occasions${days}`, 'r365', 'c365')} as before_expected${days}`,
  ]
  return [...inside, portal, ...before]
}

const counts = sql.raw(windows.flatMap(countsOf).join(',\n'))
const sums = sql.raw(windows.flatMap(sumsOf).join(',\n'))

/** What the core indicators come to together: an upheld complaint is a piece of feedback as well. */
const coreSums = sql.raw(
  windows
    .flatMap((days) => [
      `neg_n${days} + cmp_k${days} as feedback${days}`,
      `neg_k${days} + cmp_k${days} as observed${days}`,
      `neg_e${days} + cmp_e${days} as expected${days}`,
    ])
    .join(', '),
)

const byHeadline = (column: string) => `case when headline = 90 then ${column}90 else ${column}365 end`
const byIndicator = (write: (name: string) => string) => indicatorNames.map(write).join(', ')
const arrays = sql.raw(`
  array[${byIndicator((name) => byHeadline(`${name}_k`))}, 0]::int[] as events,
  array[${byIndicator((name) => byHeadline(`${name}_n`))}, 0]::int[] as totals,
  array[${byIndicator(
    (name) => `coalesce((${byHeadline(`${name}_e`)}) / nullif(${byHeadline(`${name}_n`)}, 0), 0)`,
  )}, 0]::float8[] as means`)

/**
 * The named queries that end in `compared`: the sellers' counts beside what comparable sellers would have in the run, by
 * window and by indicator over the headline window, and their status as long as nothing speaks against them. Sellers
 * unknown are left out.
 */
export function comparing({ runId, scope, minimumFeedback }: Compared) {
  // Without `offset 0` each sum would find out anew what the seller is compared by.
  return sql`
    mean as materialized (${wideMeans(runId, scope)}), summed as (
      select seller_id, mode, category, ${sums} from (
        select c.seller_id, s.mode, seller.category, ${counts}, ${ownMeans}
        from quality_seller s
        join seller on seller.id = s.seller_id
        join quality_counter c on c.seller_id = s.seller_id
        join mean whole on whole.mode = s.mode and whole.cell = 0
        left join mean near on near.mode = s.mode and near.cell = c.cell
        where ${inScope(scope, 's.seller_id')} offset 0
      ) piece
      group by seller_id, mode, category
    ), settled as (
      select *, ${coreSums},
        case when neg_n90 >= 20 then 90 else 365 end as headline,
        case when neg_n365 < 30 then 'S' when neg_n365 < 300 then 'M' else 'L' end as size
      from summed
    ), compared as (
      select *, ${arrays}, case when greatest(feedback30, feedback90, feedback365) < ${minimumFeedback}::int
        then 'insufficient' else 'none' end as status
      from settled
    )`
}
