import { record } from '#commands/record'
import type { Database } from '#db/client'
import { lockClockShift, setClockShift } from '#db/clock'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

/**
 * Sets the time that all processes of a demo or a test read; it only ever goes forwards. A process knows of it within
 * milliseconds after this resolves (`untilClockReads`).
 */
export async function moveClock(
  db: Database,
  { to }: { to: Date },
  actor: Actor,
  now: Date,
): Promise<Result<{ now: Date }, { reason: 'backwards' }>> {
  return db.transaction().execute(async (tx) => {
    const { aheadMs, realNow } = await lockClockShift(tx)
    // Against the shift under the lock, not against `now`: another process may just have moved the clock.
    const wantedMs = to.getTime() - realNow.getTime()
    if (wantedMs < aheadMs) return refuse({ reason: 'backwards' as const })

    await setClockShift(tx, wantedMs)
    const data = { from: now.toISOString(), to: to.toISOString() }
    await record(tx, [{ type: 'clock_moved', subject: { kind: 'clock', id: 'clock' }, data }], {
      actor,
      at: to,
    })
    return ok({ now: to })
  })
}
