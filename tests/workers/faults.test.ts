import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { createWebhookEndpoint } from '#commands/create-webhook-endpoint'
import { receiveReviews } from '#commands/receive-reviews'
import { receiveSellers } from '#commands/receive-sellers'
import { verifyAudit } from '#commands/verify-audit'
import type { Database } from '#db/client'
import { listMarketplaceEvents } from '#db/marketplace-events'
import { places } from '#tests/workers/places'
import { countScreenings, createFolder, marketplace } from '#tests/workers/reviews'
import { openSink } from '#tests/workers/sink'
import type { QueuePlace } from '#workers/queue'

test.each(places)(
  'workers killed again and again lose and double nothing on $store',
  { timeout: 180_000 },
  async ({ open }) => {
    await using place = await open()
    await using folder = await createFolder()
    await using sink = await openSink()
    await createWebhookEndpoint(place.db, { url: sink.url }, marketplace, new Date())
    await receiveSellers(place.db, sellers(), marketplace, new Date())
    const workers = [startWorker(place.at, folder.path), startWorker(place.at, folder.path)]

    for (let round = 0; round < 4; round++) {
      await receiveReviews(place.db, reviews(round), marketplace, new Date())
      // Not before they are at work, and while they still are.
      await untilScreenedMoreThan(place.db, round * 150)
      await sleep(round * 40)
      workers[round % 2]?.kill('SIGKILL')
      workers[round % 2] = startWorker(place.at, folder.path)
    }

    await vi.waitFor(async () => expect((await countScreenings(place.db)).size).toBe(600), {
      timeout: 90_000,
    })
    expect([...(await countScreenings(place.db)).values()].every((times) => times === 1)).toBe(true)
    const told = await untilToldOfAll(place.db)
    expect(told.length).toBeGreaterThan(0)
    await vi.waitFor(() => expect(new Set(idsOf(sink.received)).size).toBe(told.length), { timeout: 90_000 })
    expect(idsOf(sink.received).length).toBeLessThan(told.length * 1.1)
    expect(await verifyAudit(place.db, [])).toMatchObject({ holds: true })
    await Promise.all(workers.map(stop))
  },
)

test('a worker told to stop ends within eight seconds, without an error', async () => {
  const [postgres] = places
  if (!postgres) throw new Error('unreachable')
  await using place = await postgres.open()
  await using folder = await createFolder()
  const worker = startWorker(place.at, folder.path)
  await untilWorking(worker)
  const asked = performance.now()
  expect(await stop(worker)).toEqual([0, null])
  expect(performance.now() - asked).toBeLessThan(8_000)
})

function sellers() {
  return Array.from({ length: 9 }, (_, index) => ({
    id: `s${index}`,
    name: `Shop ${index}`,
    category: 'books',
    joinedAt: '2024-01-01T00:00:00.000Z',
  }))
}

/** 150 reviews of one round; nobody has told of their orders, and they name none. */
function reviews(round: number) {
  return Array.from({ length: 150 }, (_, index) => ({
    id: `r${round}-${index}`,
    sellerId: `s${index % 9}`,
    rating: 4,
    text: `Parcel ${round * 150 + index} came a day early and the box was whole.`,
    createdAt: '2026-11-01T00:00:00.000Z',
    author: { id: `a${round}-${index}` },
  }))
}

function startWorker({ databaseUrl, redisUrls }: QueuePlace, dataDir: string): ChildProcess {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrls.join(','),
    DATA_DIR: dataDir,
    MODE: 'test',
    LOG_LEVEL: 'info',
  }
  return fork('workers/main.ts', [], {
    env,
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
}

async function untilWorking(worker: ChildProcess) {
  for await (const chunk of worker.stdout ?? []) if (String(chunk).includes('working')) return
  throw new Error('the worker ended')
}

async function stop(worker: ChildProcess) {
  worker.kill('SIGTERM')
  return once(worker, 'exit')
}

async function untilScreenedMoreThan(db: Database, count: number) {
  await vi.waitFor(async () => expect((await countScreenings(db)).size).toBeGreaterThan(count), {
    timeout: 60_000,
    interval: 10,
  })
}

/** The feed once every publication the log knows of is in it, each once. */
async function untilToldOfAll(db: Database) {
  return vi.waitFor(
    async () => {
      const told = await listMarketplaceEvents(db, { after: 0, limit: 5_000 })
      const decided = await db
        .selectFrom('event')
        .select('subjectId')
        .where('type', '=', 'review_decided')
        .execute()
      expect(told.map(({ subjectId }) => subjectId).sort()).toEqual(
        decided.map(({ subjectId }) => subjectId).sort(),
      )
      return told
    },
    { timeout: 30_000 },
  )
}

function idsOf(received: { headers: Record<string, unknown> }[]) {
  return received.map(({ headers }) => headers['webhook-id'])
}
