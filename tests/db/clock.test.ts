import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { moveClock } from '#commands/move-clock'
import { lockClockShift, openShiftedClock, setClockShift, systemClock, untilClockReads } from '#db/clock'
import { listEventsAbout } from '#db/events'
import { openListener } from '#db/listen'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const operator = { kind: 'operator', id: 'test' } as const
const hourMs = 3_600_000

/** What one process of an installation has. */
async function openProcess(test: { db: Parameters<typeof openShiftedClock>[0]; url: string }) {
  const listener = await openListener(test.url)
  const clock = await openShiftedClock(test.db, listener)
  return { listener, clock, [Symbol.asyncDispose]: () => listener.close() }
}

test('every process reads the time the clock was moved to', async () => {
  await using test = await createTestDatabase()
  await using web = await openProcess(test)
  await using worker = await openProcess(test)
  const to = new Date(Date.now() + 14 * 24 * hourMs)

  expect(await moveClock(test.db, { to }, operator, web.clock.now())).toEqual({
    ok: true,
    value: { now: to },
  })

  await untilClockReads(worker.clock, to)
  await untilClockReads(web.clock, to)
  expect(web.clock.now().getTime() - to.getTime()).toBeLessThan(10_000)
  await using startedLater = await openProcess(test)
  expect(startedLater.clock.now().getTime()).toBeGreaterThanOrEqual(to.getTime())
})

test('the clock never goes backwards', async () => {
  await using test = await createTestDatabase()
  await using web = await openProcess(test)
  const refusal = { ok: false, refusal: { reason: 'backwards' } }

  expect(await moveClock(test.db, { to: new Date(0) }, operator, web.clock.now())).toEqual(refusal)
  const to = new Date(Date.now() + 2 * hourMs)
  await moveClock(test.db, { to }, operator, web.clock.now())
  const before = new Date(to.getTime() - hourMs)
  expect(await moveClock(test.db, { to: before }, operator, web.clock.now())).toEqual(refusal)
})

test('a move is in the event log with the time before and after', async () => {
  await using test = await createTestDatabase()
  const now = systemClock.now()
  const to = new Date(now.getTime() + hourMs)
  await moveClock(test.db, { to }, operator, now)

  const [event] = await listEventsAbout(test.db, { kind: 'clock', id: 'clock' })
  expect(event).toMatchObject({
    type: 'clock_moved',
    actorId: 'test',
    data: { from: now.toISOString(), to: to.toISOString() },
  })
})

test('of two moves at once the later one is judged by the first', async () => {
  await using test = await createTestDatabase()
  const far = await test.db.startTransaction().execute()
  await lockClockShift(far)

  const near = moveClock(test.db, { to: new Date(Date.now() + hourMs) }, operator, systemClock.now())
  await untilSomeoneWaitsForALock(test)
  await setClockShift(far, 2 * hourMs)
  await far.commit().execute()

  expect(await near).toEqual({ ok: false, refusal: { reason: 'backwards' } })
})

test('a process that lost its connection hears what it missed', async () => {
  await using test = await createTestDatabase()
  await using web = await openProcess(test)
  const onReconnect = vi.fn()
  await web.listener.on('assay_live', { onMessage: () => {}, onReconnect })
  const to = new Date(Date.now() + hourMs)

  await sql`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and query like 'listen%'`.execute(test.ownerDb)
  await moveClock(test.db, { to }, operator, web.clock.now())

  await untilClockReads(web.clock, to)
  await vi.waitFor(() => expect(onReconnect).toHaveBeenCalledOnce(), { timeout: 20_000 })
  const next = new Date(to.getTime() + hourMs)
  await moveClock(test.db, { to: next }, operator, web.clock.now())
  await untilClockReads(web.clock, next)
})
