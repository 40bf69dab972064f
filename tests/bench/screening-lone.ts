import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchDatabase } from '#tests/bench/bench-database'
import type { Figure } from '#tests/bench/figure'
import { timed } from '#tests/bench/keep-in-flight'
import { percentile } from '#tests/bench/percentile'
import { makeReviews } from '#tests/bench/review-rows'
import { apiKey, expectStatus, openClient, startWeb } from '#tests/bench/web-process'
import { startWorkerProcesses } from '#tests/bench/worker-processes'

const warmUps = 10

/** Posts reviews one at a time and waits for each one's verdict. */
export async function measureLone(bench: BenchDatabase, count: number): Promise<Figure> {
  await using web = await startWeb(bench.url)
  await using _workers = await startWorkerProcesses(bench, 1)
  using send = openClient(web.url, apiKey, 1)
  const times: number[] = []
  for (const { orderId: _, ...row } of makeReviews(count + warmUps, { prefix: 'lone', now: new Date() })) {
    const ms = await timed(async () => {
      expectStatus(await send('POST', '/api/v1/reviews', row), 202)
      while (!(await isScreened(bench, row.id))) await sleep(5)
    })
    times.push(ms)
  }
  return {
    name: `a lone review from POST to verdict, p95 of ${count}`,
    value: percentile(times.slice(warmUps), 0.95),
    unit: 'ms',
    bar: { of: 'value', is: 'at most', limit: 1_000 },
  }
}

async function isScreened({ ownerDb }: BenchDatabase, id: string): Promise<boolean> {
  const review = await ownerDb.selectFrom('review').select('state').where('id', '=', id).executeTakeFirst()
  return review !== undefined && review.state !== 'received'
}
