import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { type Listener, notify } from '#db/listen'

/** The one place where the time comes from. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/**
 * The clock of a demo or a test: ahead of the real one by what `clock_shift` says, and following it wherever it is
 * moved, so that all processes read the same time. It never goes back.
 */
export async function openShiftedClock(db: Database, listener: Listener): Promise<Clock> {
  let aheadMs = 0
  const follow = (ms: number) => {
    aheadMs = Math.max(aheadMs, ms)
  }
  const readAgain = () => findClockShift(db).then(follow)
  // A failed reading is made up for by the next reconnection or move.
  await listener.on('assay_clock', {
    onMessage: (payload) => follow(Number(payload)),
    onReconnect: () => void readAgain().catch(() => {}),
  })
  await readAgain()
  return { now: () => new Date(systemClock.now().getTime() + aheadMs) }
}

/** Resolves when this process has heard of a move of the clock to `instant`; throws after 5 s. */
export async function untilClockReads(clock: Clock, instant: Date): Promise<void> {
  for (let tries = 0; clock.now() < instant; tries++) {
    if (tries === 500) throw new Error(`the clock did not reach ${instant.toISOString()}`)
    await sleep(10)
  }
}

/** How far the clock is ahead, in milliseconds, held against other moves until the transaction ends. */
export async function lockClockShift(tx: Tx): Promise<{ aheadMs: number; realNow: Date }> {
  await tx
    .insertInto('clockShift')
    .values({ aheadMs: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return tx
    .selectFrom('clockShift')
    .select(['aheadMs', sql<Date>`clock_timestamp()`.as('realNow')])
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Moves the clock for every process that follows it. */
export async function setClockShift(tx: Tx, aheadMs: number): Promise<void> {
  await tx.updateTable('clockShift').set({ aheadMs }).execute()
  await notify(tx, 'assay_clock', String(aheadMs))
}

async function findClockShift(db: Database): Promise<number> {
  const row = await db.selectFrom('clockShift').select('aheadMs').executeTakeFirst()
  return row?.aheadMs ?? 0
}
