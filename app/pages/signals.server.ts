import { z } from 'zod'
import type { Database } from '#db/client'
import { findCountedUntil, listSignalWeeks } from '#db/detector/signal-weeks'
import { addDays, dayOf, weekOf } from '#domain/day'
import { judgeSignals } from '#domain/detection/signal-quality'
import { reasons } from '#domain/reason'

export const signalPeriods = [7, 30, 90] as const

const Query = z.object({ days: z.coerce.number().pipe(z.literal(signalPeriods)).catch(30) })

const fakeReasons = reasons.filter(({ saysFake }) => saysFake).map(({ code }) => code)

/** What signals were worth over the days an address asks for; what it says wrongly is left out. */
export async function readSignals(
  { db, zone, now }: { db: Database; zone: string; now: Date },
  { searchParams }: URL,
) {
  const { days } = Query.parse(Object.fromEntries(searchParams))
  const today = dayOf(now, zone)
  const since = addDays(today, 1 - days)
  const [rows, countedUntil] = await Promise.all([
    listSignalWeeks(db, { since, zone, now, fakeReasons }),
    findCountedUntil(db),
  ])
  return { days, signals: judgeSignals(rows, weeksFrom(since, today)), countedUntil }
}

function weeksFrom(since: string, today: string): string[] {
  const weeks = []
  for (let week = weekOf(since); week <= today; week = addDays(week, 7)) weeks.push(week)
  return weeks
}
