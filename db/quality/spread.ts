import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { Day } from '#db/schema/columns'
import type { Moments } from '#domain/quality/dispersion'
import type { QualityPolicy } from '#domain/quality/policy'

/** Events and what comparable sellers would have: of the core over 365 days, then of each indicator in its order. */
const pairs = [
  { o: 'observed365', e: 'expected365' },
  ...[1, 2, 3, 4, 5, 6, 7].map((at) => ({ o: `events[${at}]`, e: `(totals[${at}] * means[${at}])` })),
]

/**
 * The moments the spread between sellers is fitted from: first of the core events of 365 days, then of each indicator
 * in its order.
 */
export async function sumMoments(
  tx: Tx,
  runId: number,
  { minimumExpectedForSpread, weightPivot }: QualityPolicy,
): Promise<Moments[]> {
  // Whoever should have had too little weighs null, which sums leave out. Written out by indicator as scores are.
  const known = pairs.map(
    ({ o, e }, place) =>
      sql`${sql.raw(o)}::float8 as ${sql.ref(`o${place}`)},
        case when ${sql.raw(e)} > ${minimumExpectedForSpread}::float8 then ${sql.raw(e)} end as ${sql.ref(`e${place}`)}`,
  )
  const weighed = pairs.map((_, place) => {
    const [o, e] = [sql.ref(`o${place}`), sql.ref(`e${place}`)]
    return sql`${o} / ${e} as ${sql.ref(`r${place}`)}, ${e} as ${sql.ref(`e${place}`)},
      ${e} / (1 + ${e} / ${weightPivot}::float8) as ${sql.ref(`w${place}`)}`
  })
  const moments = pairs.map((_, place) => {
    const [w, r, e] = [sql.ref(`w${place}`), sql.ref(`r${place}`), sql.ref(`e${place}`)]
    return sql`json_build_object('weights', coalesce(sum(${w}), 0), 'ratios', coalesce(sum(${w} * ${r}), 0),
      'squares', coalesce(sum(${w} * ${r} * ${r}), 0), 'noise', coalesce(sum(${w} / ${e}), 0))`
  })
  const { rows } = await sql<{ moments: Moments[] }>`
    select json_build_array(${sql.join(moments)}) as moments from (
      select ${sql.join(weighed)} from (
        select ${sql.join(known)} from seller_quality where run_id = ${runId} offset 0
      ) known offset 0
    ) weighed`.execute(tx)
  return rows[0]?.moments ?? []
}

/** Sellers from whom weekly variation is estimated: at most `limit`, spread evenly over the ids. */
export async function listForVariation(
  tx: Tx,
  { runId, minimumExpected, limit }: { runId: number; minimumExpected: number; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ sellerId: string }>`
    select seller_id from seller_quality where run_id = ${runId} and expected365 >= ${minimumExpected}
    order by hashtext(seller_id), seller_id limit ${limit}`.execute(tx)
  return rows.map(({ sellerId }) => sellerId)
}

/** The newest estimate of weekly variation made before a day's run, and when. */
export async function findLastVariation(
  tx: Tx,
  before: Day,
): Promise<{ weeklyCv2: number; on: Day } | undefined> {
  const { rows } = await sql<{ weeklyCv2: number; on: Day }>`
    select weekly_cv2, cv2_as_of as on from quality_run
    where state = 'done' and cv2_as_of is not null and as_of < ${before}
    order by as_of desc, id desc limit 1`.execute(tx)
  return rows[0]
}

type Spread = { shape: number; indicatorShapes: number[]; weeklyCv2: number; cv2AsOf: Day | null }

/** Writes down how much the sellers of a run differ, and their weeks. */
export async function setSpread(tx: Tx, id: number, spread: Spread): Promise<void> {
  await tx.updateTable('qualityRun').set(spread).where('id', '=', id).execute()
}
