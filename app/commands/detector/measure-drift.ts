import { settleAlarms } from '#commands/detector/settle-alarms'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { type Alarm, tryLockMeasuring } from '#db/detector/alarms'
import { countCalibration, countFindings, insertDriftWeek, listDriftWeeks } from '#db/detector/drift'
import { addDays, type Day, dayOf, startOfDay, weekOf } from '#domain/day'
import {
  calibrationEdges,
  calibrationOf,
  referenceWeeks,
  scoreBands,
  stabilityOf,
  strengthBands,
} from '#domain/detection/drift'
import { fakeReasonCodes } from '#domain/reason'
import { ok, type Result } from '#domain/result'

const actor = { kind: 'job', id: 'measure_drift' } as const
/** Decisions come days after screenings, and a single week has few of them. */
const calibrationWeeks = 4

/**
 * Counts how screening did in the weeks that are over and not counted yet, nine of them at most, and raises or clears
 * the alarms by the newest. Does nothing where all are counted or another process is at it.
 */
export async function measureDrift(
  db: Database,
  { zone }: { zone: string },
  now: Date,
): Promise<Result<{ weeks: Day[] }, never>> {
  const last = addDays(weekOf(dayOf(now, zone)), -7)
  const [known] = await listDriftWeeks(db, { limit: 1 })
  if (known && known.week >= last) return ok({ weeks: [] })
  return db.transaction().execute(async (tx) => {
    if (!(await tryLockMeasuring(tx, 'drift'))) return ok({ weeks: [] })
    const counted = new Set((await listDriftWeeks(tx, { limit: referenceWeeks + 1 })).map(({ week }) => week))
    const weeks = Array.from({ length: referenceWeeks + 1 }, (_, ago) => addDays(last, -7 * ago))
      .filter((week) => !counted.has(week))
      .reverse()
    for (const week of weeks) await measureWeek(tx, { week, zone }, now)
    const alarms = await findAlarms(tx)
    await record(tx, await settleAlarms(tx, { kind: 'drift', alarms }, now), { actor, at: now })
    return ok({ weeks })
  })
}

async function measureWeek(tx: Tx, { week, zone }: { week: Day; zone: string }, now: Date): Promise<void> {
  const until = startOfDay(addDays(week, 7), zone)
  const span = { from: startOfDay(week, zone), until }
  const counts = await countFindings(tx, span, { scoreBands, strengthBands })
  const decided = { from: startOfDay(addDays(week, 7 - 7 * calibrationWeeks), zone), until }
  const calibration = await countCalibration(tx, decided, {
    ...{ edges: calibrationEdges, fakeReasons: fakeReasonCodes },
  })
  await insertDriftWeek(tx, { week, counts, calibration }, now)
}

/** What is alarming about the newest week counted. */
async function findAlarms(tx: Tx): Promise<Alarm[]> {
  const [newest, ...before] = await listDriftWeeks(tx, { limit: referenceWeeks + 1 })
  if (!newest) return []
  const moved = stabilityOf(
    before.map(({ counts }) => counts),
    newest.counts,
  ).filter(({ isAlarming }) => isAlarming)
  const off = calibrationOf(newest.calibration).filter(({ isAlarming }) => isAlarming)
  return [
    ...moved.map((one) => ({ topic: `stability:${one.name}`, figures: { week: newest.week, ...one } })),
    ...off.map((one) => ({ topic: `calibration:${one.low}`, figures: { week: newest.week, ...one } })),
  ]
}
