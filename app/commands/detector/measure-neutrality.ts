import { settleAlarms } from '#commands/detector/settle-alarms'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { tryLockMeasuring } from '#db/detector/alarms'
import { countNeutrality, insertNeutralityDay, isNeutralityMeasured } from '#db/detector/neutrality'
import { type Day, dayOf } from '#domain/day'
import { judgeWindow, type NeutralityWindow, neutralityWindows } from '#domain/detection/neutrality'
import { ok, type Result } from '#domain/result'
import { contentSignals } from '#domain/screening'

const actor = { kind: 'job', id: 'measure_neutrality' } as const
const dayMs = 86_400_000

/**
 * Counts how reviews of few and of many stars fare, once a day, and raises or clears the alarms. Does nothing where it
 * was done today or another process is at it; says whether it measured.
 */
export async function measureNeutrality(
  db: Database,
  { zone }: { zone: string },
  now: Date,
): Promise<Result<{ day: Day } | undefined, never>> {
  const day = dayOf(now, zone)
  if (await isNeutralityMeasured(db, day)) return ok(undefined)
  return db.transaction().execute(async (tx) => {
    if (!(await tryLockMeasuring(tx, 'neutrality'))) return ok(undefined)
    if (await isNeutralityMeasured(tx, day)) return ok(undefined)
    const windows: NeutralityWindow[] = []
    for (const days of neutralityWindows) {
      const since = new Date(now.getTime() - days * dayMs)
      windows.push(judgeWindow(days, await countNeutrality(tx, { since, contentSignals })))
    }
    await insertNeutralityDay(tx, { day, windows }, now)
    const alarms = windows.flatMap(({ days, comparisons }) =>
      comparisons
        .filter(({ isAlarming }) => isAlarming)
        .map((comparison) => ({ topic: `${comparison.measure}:${days}`, figures: { days, ...comparison } })),
    )
    await record(tx, await settleAlarms(tx, { kind: 'neutrality', alarms }, now), { actor, at: now })
    return ok({ day })
  })
}
