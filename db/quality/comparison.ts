import { sql } from 'kysely'
import { ownColumns } from '#db/quality/benchmarks'
import { inScope, type SellerScope } from '#db/quality/seller-scope'

/** A window of so many days ends with this bucket. */
const lastBucket = { 30: 1, 90: 2, 365: 3 } as const

/** The year before a window, which ends where the window begins. */
const bucketsBefore = { 30: 'between 2 and 4', 90: 'between 3 and 5' } as const

/** Each indicator in its order: its name, events, total and mean share; `unanswered` needs a week to be old enough. */
const indicators: { name: string; k: string; n: string; mean: string; from?: number }[] = [
  { name: 'neg', k: 'k', n: 'n', mean: 'r' },
  { name: 'cmp', k: 'c', n: 'd', mean: 'c' },
  { name: 'una', k: 'u', n: 'k', mean: 'u365', from: 1 },
  { name: 'late', k: 'late', n: 'due', mean: 'late365' },
  { name: 'can', k: 'cancelled', n: 'o', mean: 'can365' },
  { name: 'ret', k: 'returned', n: 'delivered', mean: 'ret365' },
]

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

const count = (column: string, buckets: string) =>
  `coalesce(sum(${column}) filter (where bucket ${buckets}), 0)::int`
const fraction = (sum: string, buckets: string) =>
  `coalesce(sum(${sum}) filter (where bucket ${buckets}), 0)::float8`

function windowSums(days: 30 | 90 | 365) {
  const inside = `<= ${lastBucket[days]}`
  const before =
    days === 365
      ? []
      : [
          `${count('k + c', bucketsBefore[days])} as before_observed${days}`,
          `${fraction('n * r365 + d * c365', bucketsBefore[days])} as before_expected${days}`,
        ]
  return [`${fraction(`n * pr${days} + d * pc${days}`, inside)} as portal${days}`, ...before]
}

function indicatorSums(days: 30 | 90 | 365) {
  const summed = days === 30 ? indicators.slice(0, 2) : indicators
  return summed.flatMap(({ name, k, n, mean, from = 0 }) => {
    const inside = `between ${from} and ${lastBucket[days]}`
    const share = mean === 'r' || mean === 'c' ? `${mean}${days}` : mean
    return [
      `${count(k, inside)} as ${name}_k${days}`,
      `${count(n, inside)} as ${name}_n${days}`,
      `${fraction(`${n} * ${share}`, inside)} as ${name}_e${days}`,
    ]
  })
}

const sums = sql.raw(
  ([30, 90, 365] as const).flatMap((days) => [...windowSums(days), ...indicatorSums(days)]).join(',\n'),
)

/** What the core indicators come to together: an upheld complaint is a piece of feedback as well. */
const coreSums = sql.raw(
  [30, 90, 365]
    .flatMap((days) => [
      `neg_n${days} + cmp_k${days} as feedback${days}`,
      `neg_k${days} + cmp_k${days} as observed${days}`,
      `neg_e${days} + cmp_e${days} as expected${days}`,
    ])
    .join(', '),
)

const byHeadline = (column: string) => `case when headline = 90 then ${column}90 else ${column}365 end`
const byIndicator = (write: (name: string) => string) => indicators.map(({ name }) => write(name)).join(', ')
const arrays = sql.raw(`
  array[${byIndicator((name) => byHeadline(`${name}_k`))}, 0]::int[] as events,
  array[${byIndicator((name) => byHeadline(`${name}_n`))}, 0]::int[] as totals,
  array[${byIndicator(
    (name) => `coalesce((${byHeadline(`${name}_e`)}) / nullif(${byHeadline(`${name}_n`)}, 0), 0)`,
  )}, 0]::float8[] as means`)

/**
 * The named queries that end in `compared`: the sellers' counts beside what comparable sellers would have in the run, by
 * window and by indicator over the headline window. Sellers unknown are left out.
 */
export function comparing(runId: number, scope: SellerScope) {
  // Without `offset 0` each sum would find out anew what the seller is compared by.
  return sql`
    mean as materialized (${wideMeans(runId, scope)}), summed as (
      select s.seller_id, s.mode, seller.category, own.*
      from quality_seller s
      join seller on seller.id = s.seller_id
      join mean whole on whole.mode = s.mode and whole.cell = 0
      cross join lateral (
        select ${sums} from (
          select c.bucket, ${ownColumns}, ${ownMeans}
          from quality_counter c left join mean near on near.mode = s.mode and near.cell = c.cell
          where c.seller_id = s.seller_id offset 0
        ) piece having count(*) > 0
      ) own
      where ${inScope(scope, 's.seller_id')}
    ), settled as (
      select *, ${coreSums}, case when neg_n90 >= 20 then 90 else 365 end as headline,
        case when neg_n365 < 30 then 'S' when neg_n365 < 300 then 'M' else 'L' end as size
      from summed
    ), compared as (
      select *, ${arrays} from settled
    )`
}
