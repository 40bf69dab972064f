import { addCalendarDays } from '#domain/day'

/** What came of somebody's disputes, appeals or notices of late, and since when they are warned. */
export type FilingRecord = {
  decided: number
  unfounded: number
  warnedAt: Date | null
  /** Of those filed since the warning. */
  unfoundedSince: number
  lastUnfoundedAt: Date | null
}
export type FilingStanding = { kind: 'free' } | { kind: 'warn' } | { kind: 'limited'; until: Date }

/** So many calendar days back speak for or against somebody. */
export const recordDays = 90
const leastDecided = 5
const mostUnfoundedShare = 0.8
/** So many more without ground, and somebody who was warned is heard later. */
export const unfoundedAfterWarning = 3
/** For so long. */
export const limitedDays = 30
const limitedMs = limitedDays * 86_400_000

/** From when on what somebody filed speaks for or against them: so many calendar days of the marketplace back. */
export function recordedSince(now: Date, zone: string): Date {
  return addCalendarDays(now, -recordDays, zone)
}

/**
 * Who disputes, appeals or gives notice nearly always without ground is warned first, and then heard again only after a
 * time, or after all others; never for good, and what is urgent, or what a shop lives by, is heard always (DSA
 * Art. 23(2)–(3)).
 */
export function standingOf(
  { decided, unfounded, warnedAt, unfoundedSince, lastUnfoundedAt }: FilingRecord,
  now: Date,
): FilingStanding {
  const isAbuse = decided >= leastDecided && unfounded / decided >= mostUnfoundedShare
  if (!isAbuse) return { kind: 'free' }
  if (!warnedAt) return { kind: 'warn' }
  if (unfoundedSince < unfoundedAfterWarning || !lastUnfoundedAt) return { kind: 'free' }
  const until = new Date(lastUnfoundedAt.getTime() + limitedMs)
  return now < until ? { kind: 'limited', until } : { kind: 'free' }
}
