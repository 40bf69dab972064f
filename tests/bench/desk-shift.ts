import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { BenchDatabase } from '#tests/bench/bench-database'
import type { Figure } from '#tests/bench/figure'
import type { Moderator } from '#tests/bench/moderators'
import { percentile } from '#tests/bench/percentile'
import { type Answer, expectStatus, openClient, startWeb } from '#tests/bench/web-process'

/** On average; nobody pauses exactly as long as everybody else. */
const pauseMs = 1_000
const claimed = z.object({ task: z.object({ subjectId: z.string() }) })
const seen = z.object({ version: z.number() })

type Times = Record<'claim' | 'read' | 'decide', number[]>

/**
 * Everybody claims, reads, publishes and pauses for half a second to one and a half, each over a connection of their
 * own. Were all pauses alike, whoever was kept waiting once would come together with the others from then on: fifty
 * people in step, which is a measure of the crowd and not of the desk.
 */
export async function measureShift(
  { url }: BenchDatabase,
  moderators: Moderator[],
  seconds: number,
): Promise<Figure[]> {
  await using web = await startWeb(url)
  const warmUp: Times = { claim: [], read: [], decide: [] }
  await workUntil(performance.now() + 5_000, web.url, moderators, warmUp)
  const times: Times = { claim: [], read: [], decide: [] }
  await workUntil(performance.now() + seconds * 1_000, web.url, moderators, times)
  return [
    p95('claim through HTTP', times.claim, 15),
    p95('decide through HTTP', times.decide, 50),
    p95('read a review through HTTP', times.read),
    { name: 'decisions', value: times.decide.length / seconds, unit: 'per second' },
  ]
}

function p95(name: string, values: number[], limit?: number): Figure {
  const figure = { name: `${name}, p95 of ${values.length}`, value: percentile(values, 0.95), unit: 'ms' }
  return limit === undefined ? figure : { ...figure, bar: { of: 'value', is: 'at most', limit } }
}

async function workUntil(end: number, web: string, moderators: Moderator[], times: Times): Promise<void> {
  await Promise.all(
    moderators.map(async ({ token }) => {
      using send = openClient(web, token, 1)
      // Nobody starts on the same millisecond as everybody else.
      await sleep(Math.random() * pauseMs)
      while (performance.now() < end) {
        await workOnce(send, times)
        await sleep(pauseMs * (0.5 + Math.random()))
      }
    }),
  )
}

async function workOnce(send: ReturnType<typeof openClient>, times: Times): Promise<void> {
  const claim = await timedAnswer(times.claim, () => send('POST', '/api/v1/work/claim', { queue: 'reviews' }))
  expectStatus(claim, 200)
  const { subjectId } = claimed.parse(JSON.parse(claim.body)).task
  const review = await timedAnswer(times.read, () => send('GET', `/api/v1/reviews/${subjectId}`))
  expectStatus(review, 200)
  const { version } = seen.parse(JSON.parse(review.body))
  const verdict = { action: 'publish', seenVersion: version, requestKey: randomUUID() }
  const decided = await timedAnswer(times.decide, () =>
    send('POST', `/api/v1/reviews/${subjectId}/decisions`, verdict),
  )
  expectStatus(decided, 201)
}

async function timedAnswer(times: number[], ask: () => Promise<Answer>): Promise<Answer> {
  const startedAt = performance.now()
  const answer = await ask()
  times.push(performance.now() - startedAt)
  return answer
}
