import autocannon from 'autocannon'
import { sql } from 'kysely'
import type { ReviewRow } from '#domain/intake'
import { type BenchDatabase, settle, startBenchDatabase } from '#tests/bench/bench-database'
import { benchmark } from '#tests/bench/benchmark'
import { findFreePort, startChild, untilListening } from '#tests/bench/child'
import type { Figure } from '#tests/bench/figure'
import { inBatches, keepInFlight } from '#tests/bench/keep-in-flight'
import { insertPlainly, makeTwinTables } from '#tests/bench/plain-intake'
import { makeReviews } from '#tests/bench/review-rows'
import { apiKey, expectStatus, openClient, startWeb } from '#tests/bench/web-process'

const batchSize = 500

export const intake = benchmark({
  summary: 'reviews taken in through HTTP, in batches of 500 and one by one, against bare inserts',
  sizes: {
    rows: { everyday: 40_000, full: 400_000, means: 'reviews sent in batches' },
    singles: { everyday: 10_000, full: 60_000, means: 'reviews sent one by one' },
    inflight: { everyday: 8, full: 8, means: 'batches under way at once' },
    connections: { everyday: 64, full: 64, means: 'connections that send single reviews' },
  },
  async run(sizes, say) {
    await using bench = await startBenchDatabase()
    await makeTwinTables(bench)
    await using web = await startWeb(bench.url)
    await warmUp(bench, web.url)
    say('Sending batches …')
    const batches = await measureBatches(bench, web.url, sizes)
    say('Sending single reviews …')
    return [...batches, await measureSingles(bench, web.url, sizes)]
  },
})

/** Lets both sides compile their code and fill their pools before anything is measured. */
async function warmUp(bench: BenchDatabase, web: string): Promise<void> {
  await sendBatches(web, makeReviews(6_000, { prefix: 'warm', now: new Date() }), 4)
  const rows = makeReviews(3_000, { prefix: 'plain-warm', now: new Date() })
  await keepInFlight(4, inBatches(rows, batchSize), (batch) => insertPlainly(bench, batch))
}

type Sizes = { rows: number; singles: number; inflight: number; connections: number }

/**
 * The same number of rows through the front door and straight into tables, in turns, so that both meet the same tables.
 */
async function measureBatches(
  bench: BenchDatabase,
  web: string,
  { rows, inflight }: Sizes,
): Promise<Figure[]> {
  const seconds = { http: 0, plain: 0, reviewsOnly: 0 }
  const rounds = 4
  for (let round = 0; round < rounds; round++) {
    const make = (prefix: string) =>
      makeReviews(rows / rounds, { prefix: `${prefix}${round}`, now: new Date() })
    seconds.http += await sendBatches(web, make('http'), inflight)
    const plain = inBatches(make('plain'), batchSize)
    seconds.plain += await keepInFlight(inflight, plain, (batch) => insertPlainly(bench, batch))
    const alone = inBatches(make('alone'), batchSize)
    seconds.reviewsOnly += await keepInFlight(inflight, alone, (batch) =>
      insertPlainly(bench, batch, { reviewsOnly: true }),
    )
    await settle(bench)
  }
  const value = rows / seconds.http
  return [
    {
      name: `batches of ${batchSize}, ${inflight} in flight`,
      value,
      unit: 'reviews/s',
      raw: {
        name: 'the same rows, events, outbox and links by multi-row insert',
        value: rows / seconds.plain,
      },
      bar: { of: 'ratio', is: 'at least', limit: 0.5 },
    },
    {
      name: 'the same',
      value,
      unit: 'reviews/s',
      raw: { name: 'the review rows alone', value: rows / seconds.reviewsOnly },
    },
  ]
}

async function sendBatches(web: string, rows: ReviewRow[], inflight: number): Promise<number> {
  using send = openClient(web, apiKey, inflight)
  const bodies = inBatches(rows, batchSize).map((batch) => JSON.stringify(batch))
  // Awaited here, or the connections would be closed at once.
  return await keepInFlight(inflight, bodies, async (body) => {
    expectStatus(await send('POST', '/api/v1/reviews', body), 202)
  })
}

async function measureSingles(
  bench: BenchDatabase,
  web: string,
  { singles, connections }: Sizes,
): Promise<Figure> {
  const port = await findFreePort()
  await using bare = startChild(new URL('./bare-server.ts', import.meta.url).pathname, {
    DATABASE_URL: bench.url,
    PORT: String(port),
  })
  await untilListening(bare)
  const raw = `http://127.0.0.1:${port}`
  const perSecond = { web: 0, raw: 0 }
  await postSingles(raw, 'bare-warm', { amount: 2_000, connections })
  await postSingles(web, 'web-warm', { amount: 2_000, connections })
  const rounds = 4
  for (let round = 0; round < rounds; round++) {
    const amount = Math.ceil(singles / rounds)
    perSecond.raw += (await postSingles(raw, `bare${round}`, { amount, connections })) / rounds
    perSecond.web += (await postSingles(web, `web${round}`, { amount, connections })) / rounds
  }
  await sql`vacuum analyze outbox`.execute(bench.ownerDb)
  return {
    name: `single posts, ${connections} connections`,
    value: perSecond.web,
    unit: 'reviews/s',
    raw: { name: 'a bare server, one INSERT per request', value: perSecond.raw },
    bar: { of: 'ratio', is: 'at least', limit: 0.4 },
  }
}

/** Posts reviews one by one; how many a second were taken. */
async function postSingles(
  url: string,
  prefix: string,
  { amount, connections }: { amount: number; connections: number },
): Promise<number> {
  const bodies = makeReviews(amount, { prefix, now: new Date() })
    .map((row) => JSON.stringify(row))
    .values()
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` }
  const startedAt = performance.now()
  const result = await autocannon({
    url,
    connections,
    amount,
    requests: [
      {
        setupRequest: (request) => ({
          ...request,
          method: 'POST',
          path: '/api/v1/reviews',
          headers,
          body: bodies.next().value ?? '{}',
        }),
      },
    ],
  })
  if (result.errors > 0 || result['2xx'] < amount * 0.99)
    throw new Error(`Only ${result['2xx']} of ${amount} posts were taken (${result.errors} errors)`)
  return result['2xx'] / ((performance.now() - startedAt) / 1_000)
}
