import { sql } from 'kysely'
import { type Buckets, ownCount } from '#db/quality/own-counts'
import { inScope, type SellerScope } from '#db/quality/seller-scope'

type Days = 30 | 90 | 365
const windows = [30, 90, 365] as const

export type Compared = { runId: number; scope: SellerScope; minimumFeedback: number }

/** The buckets of ages that a window of so many days is made of. */
const insideOf: Record<Days, Buckets> = { 30: [0, 1], 90: [0, 2], 365: [0, 3] }

/** Those of the year before a window, which ends where the window begins. */
const beforeOf: Record<30 | 90, Buckets> = { 30: [2, 4], 90: [3, 5] }

/** Each indicator in its order: its name, events, total and mean share; `unanswered` needs a week to be old enough. */
const indicators: { name: string; k: string; n: string; mean: string; isOld?: boolean }[] = [
  { name: 'neg', k: 'k', n: 'n', mean: 'r' },
  { name: 'cmp', k: 'c', n: 'd', mean: 'c' },
  { name: 'una', k: 'u', n: 'k', mean: 'u365', isOld: true },
  { name: 'late', k: 'late', n: 'due', mean: 'late365' },
  { name: 'can', k: 'cancelled', n: 'o', mean: 'can365' },
  { name: 'ret', k: 'returned', n: 'delivered', mean: 'ret365' },
]

/** Of the shortest window only what decides is summed. */
const summedOf = (days: Days) => (days === 30 ? indicators.slice(0, 2) : indicators)

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
  const inside = summedOf(days).flatMap(({ name, k, n, isOld }) => {
    const [first, last] = insideOf[days]
    const buckets = [isOld ? first + 1 : first, last] as const
    return [`${ownCount(k, buckets)} as ${name}_k${days}`, `${ownCount(n, buckets)} as ${name}_n${days}`]
  })
  if (days === 365) return inside
  const before = ['k', 'n', 'c', 'd'].map(
    (name) => `${ownCount(name, beforeOf[days])} as before_${name}${days}`,
  )
  return [...inside, ...before]
}

/** The same of all cells of a seller together, beside what comparable sellers would have had. */
function sumsOf(days: Days): string[] {
  const expected = (n: string, d: string, r: string, c: string) => `sum(${n} * ${r} + ${d} * ${c})`
  const inside = summedOf(days).flatMap(({ name, mean }) => {
    const share = mean === 'r' || mean === 'c' ? `${mean}${days}` : mean
    return [
      ...['k', 'n'].map((count) => `sum(${name}_${count}${days})::int as ${name}_${count}${days}`),
      `sum(${name}_n${days} * ${share}) as ${name}_e${days}`,
    ]
  })
  const portal = `${expected(`neg_n${days}`, `cmp_n${days}`, `pr${days}`, `pc${days}`)} as portal${days}`
  if (days === 365) return [...inside, portal]
  const before = [
    `sum(before_k${days} + before_c${days})::int as before_observed${days}`,
    `${expected(`before_n${days}`, `before_d${days}`, 'r365', 'c365')} as before_expected${days}`,
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
const byIndicator = (write: (name: string) => string) => indicators.map(({ name }) => write(name)).join(', ')
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
