import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { ownColumns } from '#db/quality/benchmarks'
import { listCountedEvents } from '#db/quality/counted-days'
import { inScope, type SellerScope } from '#db/quality/scoring'
import type { Day } from '#db/schema/columns'
import type { Mode, SellerSize } from '#domain/quality/indicator'
import type { Judged } from '#domain/quality/judgement'
import type { QualityPolicy } from '#domain/quality/policy'
import type { QualityStatus } from '#domain/quality/proposal'
import type { Grade } from '#domain/quality/score'
import type { StoredCounts } from '#domain/quality/stored-result'

export type HotSeller = StoredCounts & {
  sellerId: string
  category: string
  size: SellerSize
  status: QualityStatus
  mode: Mode
  grade: Grade | null
  score: number | null
  onProbation: boolean
}

/** Sellers against whom anything might speak, so that their probabilities have to be computed. */
export async function listHotSellers(
  tx: Tx,
  { runId, scope }: { runId: number; scope: SellerScope },
  { shape, shapes, policy }: { shape: number; shapes: number[]; policy: QualityPolicy },
): Promise<HotSeller[]> {
  const leastEvents = Math.min(policy.watchEvents, policy.minimumEvents, policy.minimumEventsOnProbation)
  const leastRatio = Math.min(policy.watchRatio, policy.excludeRatio)
  const windows = [30, 90, 365].map((days) => {
    const [feedback, observed, expected] = ['feedback', 'observed', 'expected'].map((name) =>
      sql.ref(`q.${name}${days}`),
    )
    return sql`(${feedback} >= ${policy.minimumFeedback} and ${observed} >= ${leastEvents}
      and (${shape}::float8 + ${observed}) / (${shape}::float8 + ${expected}) >= ${leastRatio}::float8)`
  })
  const services = [4, 5].map((place) => {
    const a = sql`${shapes[place - 1] ?? 0}::float8`
    const at = sql.lit(place)
    return sql`(q.totals[${at}] > 0 and (${a} + q.events[${at}]) / (${a} + q.totals[${at}] * q.means[${at}])
      >= ${policy.excludeRatio}::float8)`
  })
  const { rows } = await sql<HotSeller>`
    select q.*, exists (
      select from exclusion x where x.seller_id = q.seller_id and x.state = 'reinstated_probation') as on_probation
    from seller_quality q
    where q.run_id = ${runId} and ${inScope(scope, 'q.seller_id')} and (
      ${sql.join([...windows, ...services], sql` or `)}
      or (q.totals[3] >= 5 and q.events[3] >= 0.5 * q.totals[3]))
    order by q.seller_id`.execute(tx)
  return rows
}

export type SellerWeek = {
  sellerId: string
  days: 30 | 90 | 365
  /** 0 is the most recent. */
  week: number
  observed: number
  expected: number
}

/** What these sellers had in each 7-day bucket of the windows, beside what comparable sellers would have had. */
export async function listWeeks(
  tx: Tx,
  { runId, asOf, sellerIds, windows = [30, 90, 365] }: WeekScope,
): Promise<SellerWeek[]> {
  // Days and benchmarks are read first: joined in one go, their inequality makes the planner try every pair.
  const { rows } = await sql<SellerWeek>`
    with piece as materialized (
      select c.seller_id, s.mode, c.cell, ${asOf}::date - 1 - c.day as age, own.n, own.k, own.c, own.d
      from quality_day c join quality_seller s on s.seller_id = c.seller_id
      cross join lateral (select ${ownColumns}) own
      where c.seller_id = any(${sellerIds}) and c.day < ${asOf}::date and c.day >= ${asOf}::date - 365
        and (s.evidence_from is null or c.day >= s.evidence_from)
    ), mean as materialized (
      select mode, cell, days, means[1] as negative, means[2] as complaint from quality_benchmark
      where run_id = ${runId} and days = any(${windows})
    )
    select seller_id, days, age / 7 as week, sum(k + c)::int as observed,
      sum(n * negative + d * complaint)::float8 as expected
    from piece join mean on mean.mode = piece.mode and mean.cell = piece.cell and age < days
    group by 1, 2, 3`.execute(tx)
  return rows
}
type WeekScope = { runId: number; asOf: Day; sellerIds: string[]; windows?: number[] }

/** The counted events of these sellers in the 365 days before a day, as far back as their evidence goes. */
export function listEventsOf(
  tx: Database | Tx,
  { sellerIds, asOf, zone }: { sellerIds: string[]; asOf: Day; zone: string },
) {
  return listCountedEvents(tx, {
    days: sql`
      select id as seller_id, greatest(${asOf}::date - 365, evidence_from) as from_day, ${asOf}::date as until_day
      from unnest(${sellerIds}::text[]) as id left join quality_seller s on s.seller_id = id`,
    zone,
  })
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

export type Verdict = { sellerId: string; status: QualityStatus; grade: Grade | null; judged: Judged }

/** Writes what was found about sellers in a run. */
export async function writeVerdicts(tx: Tx, runId: number, verdicts: Verdict[]): Promise<void> {
  if (verdicts.length === 0) return
  const rows = verdicts.map(({ sellerId, ...verdict }) => ({ seller_id: sellerId, ...verdict }))
  await sql`
    update seller_quality q set status = v.status, grade = v.grade, judged = v.judged
    from json_to_recordset(${JSON.stringify(rows)}::json) as v
      (seller_id text, status text, grade text, judged jsonb)
    where q.run_id = ${runId} and q.seller_id = v.seller_id`.execute(tx)
}

/** Somebody put forward to a run's lists. */
export type Candidate = Omit<Verdict, 'status'> & { score: number | null }

/** Sellers with a window that meets every condition but the run's list. */
export async function listCandidates(tx: Tx, runId: number): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select seller_id, grade, score, judged from seller_quality
    where run_id = ${runId} and judged @? '$.findings[*] ? (@.unmet.size() == 0)'
    order by seller_id`.execute(tx)
  return rows
}

export type ProposedSeller = Pick<HotSeller, 'sellerId' | 'category' | 'size' | 'status' | 'feedback365'>

/** Sellers a run would have excluded. */
export function listProposedSellers(tx: Tx, runId: number): Promise<ProposedSeller[]> {
  return tx
    .selectFrom('sellerQuality')
    .select(['sellerId', 'category', 'size', 'status', 'feedback365'])
    .where('runId', '=', runId)
    .where('status', '=', 'exclude')
    .orderBy('sellerId')
    .execute()
}
