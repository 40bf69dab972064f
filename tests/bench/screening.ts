import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { receiveReviews } from '#commands/receive-reviews'
import { type BenchDatabase, settle, startBenchDatabase } from '#tests/bench/bench-database'
import { benchmark } from '#tests/bench/benchmark'
import type { Figure } from '#tests/bench/figure'
import { fillHistory, insertOrders } from '#tests/bench/fill-history'
import { inBatches, keepInFlight } from '#tests/bench/keep-in-flight'
import { putModelInForce } from '#tests/bench/learnt-model'
import { publishPlainly } from '#tests/bench/plain-screening'
import { makeReviews } from '#tests/bench/review-rows'
import { measureLone } from '#tests/bench/screening-lone'
import { startRedis, startWorkerProcesses } from '#tests/bench/worker-processes'

const actor = { kind: 'api_key', id: 'bench' } as const
const hourMs = 3_600_000
/** Enough for trees, which are learnt from 3 000 on. */
const learntDecisions = 4_000
/** Postgres and one worker keep a machine of two cores busy: this is how `npm start` runs. */
const leastASecond = { of: 'value', is: 'at least', limit: 1_500 } as const

export const screening = benchmark({
  summary:
    'reviews screened by worker processes, from the outbox to the verdict, on both backends of the queue',
  sizes: {
    before: { everyday: 30_000, full: 100_000, means: 'reviews screened before' },
    rows: { everyday: 6_000, full: 15_000, means: 'reviews to screen, for each measurement' },
    lone: { everyday: 60, full: 200, means: 'reviews posted alone' },
  },
  async run({ before, rows, lone }, say) {
    await using bench: BenchDatabase = await startBenchDatabase()
    await using redis = await startRedis(bench)
    say(`Filling in ${before} reviews …`)
    await fillHistory(bench, before)
    await settle(bench)

    const raw = { name: 'the same rows read and written, no signals', value: await measurePlain(bench, rows) }
    const figures: Figure[] = []
    for (const [backend, redisUrl] of [['Postgres'], ['Redis', redis.url]] as const) {
      for (const count of [1, 2]) {
        const name = `queue on ${backend}, ${count} worker process${count > 1 ? 'es' : ''}`
        say(`Screening: ${name} …`)
        const prefix = `${backend}-${count}`
        const value = await measureWorkers(bench, { count, redisUrl, prefix, rows })
        const figure = { name, value, unit: 'reviews/s', raw }
        figures.push(count === 1 ? { ...figure, bar: leastASecond } : figure)
      }
    }
    say('Posting reviews one by one …')
    figures.push(await measureLone(bench, lone))
    say('Screening by a learnt model …')
    await putModelInForce(bench, learntDecisions)
    const learnt = await measureWorkers(bench, { count: 1, prefix: 'learnt', rows })
    const name = 'by a learnt model, queue on Postgres, 1 worker process'
    return [...figures, { name, value: learnt, unit: 'reviews/s', raw, bar: leastASecond }]
  },
})

type Workers = { count: number; redisUrl?: string | undefined; prefix: string; rows: number }

/** Reviews a second from the moment all of them are due until the last one has its verdict. */
async function measureWorkers(
  bench: BenchDatabase,
  { count, redisUrl, prefix, rows }: Workers,
): Promise<number> {
  await receive(bench, `${prefix}-warm`, { count: 1_500, isDue: true })
  await using _workers = await startWorkerProcesses(bench, count, redisUrl)
  await untilUnscreened(bench, 0)
  await receive(bench, prefix, { count: rows, isDue: false })
  await settle(bench)
  await sql`update outbox set due_at = now() where event_id is null`.execute(bench.ownerDb)
  const startedAt = performance.now()
  await untilUnscreened(bench, 0)
  return rows / ((performance.now() - startedAt) / 1_000)
}

async function measurePlain(bench: BenchDatabase, rows: number): Promise<number> {
  await receive(bench, 'plain', { count: rows, isDue: true })
  await settle(bench)
  const batches = Array.from({ length: Math.ceil(rows / 300) + 2 }, () => 300)
  return rows / (await keepInFlight(2, batches, (limit) => publishPlainly(bench, limit)))
}

/** Takes reviews in by the command itself, whose work is due now or is held back until it is asked for. */
async function receive(
  { ownerDb, db }: BenchDatabase,
  prefix: string,
  { count, isDue }: { count: number; isDue: boolean },
): Promise<void> {
  const now = new Date()
  const rows = makeReviews(count, { prefix, now })
  await insertOrders(ownerDb, rows)
  const at = isDue ? now : new Date(now.getTime() + hourMs)
  await keepInFlight(2, inBatches(rows, 500), (batch) => receiveReviews(db, batch, actor, at))
}

async function untilUnscreened({ ownerDb }: BenchDatabase, wanted: number): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ count: number }>`
      select count(*) from review where state in ('received', 'edit_pending')`.execute(ownerDb)
    if ((rows[0]?.count ?? 0) <= wanted) return
    await sleep(50)
  }
}
