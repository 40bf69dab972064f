import type { ShownAlarm } from '#app/components/detector/alarm-list.tsx'
import type { Database } from '#db/client'
import { type AlarmKind, listOpenAlarms } from '#db/detector/alarms'
import { listDriftWeeks } from '#db/detector/drift'
import { findLatestNeutrality } from '#db/detector/neutrality'
import { calibrationOf, referenceWeeks, stabilityOf } from '#domain/detection/drift'
import { type NeutralityWindow, neutralityWindows } from '#domain/detection/neutrality'

/** The alarms that stand, for a page. */
export async function readAlarms(db: Database, kind?: AlarmKind): Promise<ShownAlarm[]> {
  const alarms = await listOpenAlarms(db, kind)
  return alarms.map(({ figures: _, raisedAt, ...alarm }) => ({ ...alarm, raisedAt: raisedAt.toISOString() }))
}

/** Which window the address asks for; the middle one where it names none of them. */
export function windowAsked(url: string): NeutralityWindow['days'] {
  const asked = Number(new URL(url).searchParams.get('days'))
  return neutralityWindows.find((days) => days === asked) ?? 30
}

/** Neutrality as it was last counted, and the window asked for; undefined before the first count. */
export async function readNeutrality(db: Database, url: string) {
  const latest = await findLatestNeutrality(db)
  const shown = latest?.windows.find(({ days }) => days === windowAsked(url))
  return latest && shown && { measuredAt: latest.measuredAt.toISOString(), windows: latest.windows, shown }
}

/** So many weeks of drift are drawn; those before serve as their reference. */
const weeksDrawn = 26

/** How the findings of each week moved against the weeks before it, oldest first, and the newest calibration. */
export async function readDrift(db: Database) {
  const newestFirst = await listDriftWeeks(db, { limit: weeksDrawn + referenceWeeks })
  const weeks = newestFirst.slice(0, weeksDrawn).map(({ week, counts }, at) => ({
    week,
    screened: counts.screened,
    stability: stabilityOf(
      newestFirst.slice(at + 1, at + 1 + referenceWeeks).map((before) => before.counts),
      counts,
    ),
  }))
  const newest = newestFirst[0]
  return {
    weeks: weeks.reverse(),
    calibration: newest ? calibrationOf(newest.calibration) : [],
    measuredAt: newest?.measuredAt.toISOString() ?? null,
  }
}
