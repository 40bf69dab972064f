import { fork } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { type Place, places } from '#tests/workers/places'
import { countScreenings, createFolder, quiet, sendReviews } from '#tests/workers/reviews'
import { newJob, type QueuedJob } from '#workers/catalog'
import { type Handler, handlers } from '#workers/handlers'
import { createProcessor } from '#workers/process-job'
import { relayOnce } from '#workers/relay'
import { sweep } from '#workers/sweep'

const received = new Date('2026-11-22T09:00:00Z')
/** By now a review has waited long enough for a seller and an order that never came. */
const now = new Date('2026-11-22T09:02:00Z')
const lockMs = 2_000

describe.each(places)('on $store', { timeout: 180_000 }, ({ open }) => {
  test('what waits in the outbox is done in batches, every item once', async () => {
    await using place = await open()
    const ids = await sendReviews(place.db, 700, received)
    const batches: number[] = []
    await using _worker = work(place, {
      run: async (payload, tools) => {
        batches.push(payload.ids.length)
        await handlers.screen_reviews.run(payload, tools)
      },
    })

    expect(await relayOnce(place.db, place.queue, now)).toBe(700)
    await vi.waitFor(async () => expect((await countScreenings(place.db)).size).toBe(700), 60_000)

    expect(batches.sort((a, b) => a - b)).toEqual([100, 300, 300])
    expect([...(await countScreenings(place.db)).values()].every((times) => times === 1)).toBe(true)
    expect(ids).toHaveLength(700)
  })

  test('the same batch delivered ten times has one effect', async () => {
    await using place = await open()
    const ids = await sendReviews(place.db, 20, received)
    let runs = 0
    await using _worker = work(place, {
      run: async (payload, tools) => {
        await handlers.screen_reviews.run(payload, tools)
        runs++
      },
    })

    await place.queue.add(Array.from({ length: 10 }, (_, time) => newJob('screen_reviews', ids, [time])))
    await vi.waitFor(() => expect(runs).toBe(10), 60_000)

    expect(await countScreenings(place.db)).toEqual(new Map(ids.map((id) => [id, 1])))
  })

  test('a job that fails is tried again later each time', async () => {
    await using place = await open()
    const tries: number[] = []
    await using _worker = work(place, {
      run: async () => {
        tries.push(performance.now())
        if (tries.length < 3) throw new Error('not yet')
      },
    })

    await place.queue.add([newJob('screen_reviews', ['r1'], [1])])
    await vi.waitFor(() => expect(tries).toHaveLength(3), 60_000)

    const [first = 0, second = 0, third = 0] = tries
    expect(second - first).toBeGreaterThan(700)
    expect(third - second).toBeGreaterThan(1_400)
  })

  test('a poisoned item is isolated from its batch and given up alone', async () => {
    await using place = await open()
    const done = new Set<string>()
    const givenUp: string[] = []
    await using _worker = work(place, {
      run: async ({ ids }) => {
        if (ids.includes('r13')) throw new Error('poison')
        for (const id of ids) done.add(id)
      },
      giveUp: async (id) => void givenUp.push(id),
    })
    const ids = Array.from({ length: 40 }, (_, index) => `r${index}`)

    await place.queue.add([{ ...newJob('screen_reviews', ids, [1]), attempts: 1 }])
    await vi.waitFor(() => expect(givenUp).toEqual(['r13']), 90_000)

    expect(done.size).toBe(39)
    expect(await place.queue.countFailed('work')).toBe(0)
  })

  test('a job that nobody can give up stays in the failed set', async () => {
    await using place = await open()
    await using _worker = work(place, {
      run: async () => {
        throw new Error('always')
      },
    })
    await place.queue.add([{ ...newJob('screen_reviews', ['r1'], [1]), attempts: 1 }])
    await vi.waitFor(async () => expect(await place.queue.countFailed('work')).toBe(1), 60_000)
  })

  test('a batch whose worker is killed half-way is done once more, and every item once', async () => {
    await using place = await open()
    const ids = await sendReviews(place.db, 60, received)
    await relayOnce(place.db, place.queue, now)
    const child = fork('tests/workers/dying-worker.ts', [JSON.stringify(place.at), now.toISOString()], {
      execArgv: ['--import', 'tsx'],
    })
    await once(child, 'message') // half of the batch is done
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect((await countScreenings(place.db)).size).toBe(30)

    await using _worker = work(place)
    await vi.waitFor(async () => expect((await countScreenings(place.db)).size).toBe(60), 90_000)
    expect(await countScreenings(place.db)).toEqual(new Map(ids.map((id) => [id, 1])))
  })

  test('what the queue forgot is set off again from Postgres', async () => {
    await using place = await open()
    const ids = await sendReviews(place.db, 50, received)
    await relayOnce(place.db, place.queue, now)
    await place.flush()
    await using _worker = work(place)

    const later = new Date('2026-11-22T09:05:00Z')
    await using folder = await createFolder()
    await sweep(
      {
        db: place.db,
        dataDir: folder.path,
        log: quiet,
        giveUp: async () => {},
        tries: new Map(),
        zone: 'Europe/Kyiv',
        linkBase: 'https://assay.example',
      },
      later,
    )
    expect(await relayOnce(place.db, place.queue, later)).toBe(50)

    await vi.waitFor(async () => expect((await countScreenings(place.db)).size).toBe(50), 60_000)
    expect(await countScreenings(place.db)).toEqual(new Map(ids.map((id) => [id, 1])))
  })

  test('closing a worker waits for the job in hand', async () => {
    await using place = await open()
    let isDone = false
    let isStarted = false
    const worker = work(place, {
      run: async () => {
        isStarted = true
        await new Promise((resolve) => setTimeout(resolve, 500))
        isDone = true
      },
    })
    await place.queue.add([newJob('screen_reviews', ['r1'], [1])])
    await vi.waitFor(() => expect(isStarted).toBe(true), 60_000)
    await worker[Symbol.asyncDispose]()
    expect(isDone).toBe(true)
  })
})

/** A worker that screens reviews, or does what `handler` says instead. */
function work({ queue, db }: Place, handler: Handler = handlers.screen_reviews): AsyncDisposable {
  const send = async () => ({ status: 200, retryAfter: undefined })
  const tools = {
    db,
    log: quiet,
    zone: 'Europe/Kyiv',
    now: () => now,
    send,
    linkBase: 'https://assay.example',
  }
  const own: Record<QueuedJob, Handler> = { ...handlers, screen_reviews: handler }
  const worker = queue.work('work', createProcessor(own, queue, tools), {
    concurrency: 2,
    lockMs,
    onError: () => {},
  })
  return { [Symbol.asyncDispose]: () => worker.close() }
}
