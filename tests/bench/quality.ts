import { sql } from 'kysely'
import { findSellerQuality } from '#commands/find-seller-quality'
import { advanceRun } from '#commands/quality/advance-run'
import { requestRun } from '#commands/quality/request-run'
import type { Database } from '#db/client'
import { listBoard } from '#db/exclusions/board'
import { listProposals } from '#db/quality/proposals'
import { type BenchDatabase, settle, startBenchDatabase } from '#tests/bench/bench-database'
import { benchmark } from '#tests/bench/benchmark'
import type { Figure } from '#tests/bench/figure'
import { fillBoard } from '#tests/bench/fill-board'
import { timed } from '#tests/bench/keep-in-flight'
import { percentile } from '#tests/bench/percentile'
import { measureChanges } from '#tests/bench/quality-changes'
import { withoutIndexes } from '#tests/bench/without-indexes'
import { fillMarket } from '#tests/setup/quality-market'

const zone = 'Europe/Kyiv'
const asOf = '2026-11-23'
const firstNight = new Date('2026-11-23T05:00:00Z')
const dayMs = 24 * 60 * 60 * 1000
const actor = { kind: 'operator', id: 'bench' } as const
const sellersAtOnce = 5_000
/** Cases of a column, as the page shows them. */
const boardColumn = 12
/** Below this the fixed cost of a run is all there is to see. */
const largeMarket = 2_000_000

/** `npm run bench -- quality`: comparing all sellers by night, and one of them by day. */
export const quality = benchmark({
  summary: 'a night of comparing sellers, one changed review, and what pages read meanwhile',
  sizes: {
    sellers: { everyday: 1_000, full: 100_000, means: 'sellers' },
    reviews: { everyday: 100_000, full: 10_000_000, means: 'reviews of 460 days' },
  },
  async run({ sellers, reviews }, say) {
    await using bench = await startBenchDatabase()
    say(`${reviews} reviews of ${sellers} sellers …`)
    await withoutIndexes(bench.ownerDb, ['review', 'customer_order', 'complaint'], () =>
      fillMarket(bench.ownerDb, { sellers, feedback: reviews, asOf }),
    )
    await settle(bench)
    say('the first count of everything …')
    const first = await timed(() => runNight(bench, 0))
    await settle(bench)
    say('a night …')
    const plainScan = await measureScan(bench)
    const spreadScan = await scan(bench.ownerDb)
    const night = await timed(() => runNight(bench, 1))
    say('changed reviews …')
    const changes = await measureChanges(bench, { zone, now: new Date(firstNight.getTime() + dayMs) })
    await fillBoard(bench.ownerDb, Math.min(200, sellers / 10), firstNight)
    await settle(bench)
    say('reading while another night runs …')
    const reading = await measureReading(bench)
    const isLarge = reviews >= largeMarket
    return [
      { name: 'the first count of everything', value: first, unit: 'ms' },
      {
        name: 'a night: roll, compare, score, list',
        value: night,
        unit: 'ms',
        raw: { name: 'one plain scan of the reviews', value: plainScan },
        ...(isLarge && { bar: { of: 'ratio' as const, is: 'at most' as const, limit: 6 } }),
      },
      {
        name: 'the same beside a scan spread over processes',
        value: night,
        unit: 'ms',
        raw: { name: 'one scan of the reviews by several processes', value: spreadScan },
      },
      ...changes,
      ...reading,
    ]
  },
})

async function runNight({ db }: BenchDatabase, night: number): Promise<void> {
  const now = new Date(firstNight.getTime() + night * dayMs)
  const { taskId } = await requestRun(db, { zone }, actor, now)
  while (await advanceRun(db, { taskId, zone, sellersAtOnce }, now));
}

/** Reads the reviews once by one process, without the workers Postgres would spread it over. */
async function measureScan({ ownerDb }: BenchDatabase): Promise<number> {
  return ownerDb.transaction().execute(async (tx) => {
    await sql`set local max_parallel_workers_per_gather = 0`.execute(tx)
    return scan(tx)
  })
}

async function scan(db: Database): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 3; round++)
    times.push(await timed(() => sql`select count(*), sum(rating) from review`.execute(db)))
  return Math.min(...times)
}

async function measureReading(bench: BenchDatabase): Promise<Figure[]> {
  const { rows } = await sql<{ id: string }>`select id from seller order by md5(id) limit 100`.execute(
    bench.ownerDb,
  )
  let isRunning = true
  const night = runNight(bench, 2).finally(() => {
    isRunning = false
  })
  const [pages, boards, proposals]: [number[], number[], number[]] = [[], [], []]
  for (let at = 0; isRunning || at < 100; at++) {
    const id = rows[at % rows.length]?.id ?? ''
    pages.push(await timed(() => findSellerQuality(bench.db, id)))
    boards.push(await timed(() => listBoard(bench.db, { limit: boardColumn })))
    proposals.push(await timed(() => listProposals(bench.db, { limit: 50 })))
  }
  await night
  const bar = { of: 'value', is: 'at most', limit: 50 } as const
  return [
    { name: 'a seller’s quality, p95 meanwhile', value: percentile(pages, 0.95), unit: 'ms', bar },
    { name: 'the board of cases, p95 meanwhile', value: percentile(boards, 0.95), unit: 'ms', bar },
    { name: 'the list of proposals, p95 meanwhile', value: percentile(proposals, 0.95), unit: 'ms', bar },
  ]
}
