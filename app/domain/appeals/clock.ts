const day = 86_400_000

/** In how many days an appeal is answered: sooner where goods are out of the catalogue meanwhile (A4). */
export const answerDays = { exclusion: 7, others: 14 } as const
/** How long an appellant has to send what is asked for, in days (A5). */
export const infoDays = { least: 5, usual: 7, most: 14 } as const
/** What waiting for the appellant adds to our own time, at most and all together (A5). */
export const mostPausedMs = 14 * day
/** How long after an outcome an appeal is closed, in days; until then it can be said to go on elsewhere (A11). */
export const closingDays = 30

/** How long before the end of our time those who hear appeals are reminded of one; then once more at its end. */
export const remindedBeforeMs = 2 * day

/** How many reminders of an appeal are due by now: the first before the end of our time, the second at it. */
export function remindersDue(dueAt: Date, now: Date): 0 | 1 | 2 {
  const leftMs = dueAt.getTime() - now.getTime()
  if (leftMs <= 0) return 2
  return leftMs <= remindedBeforeMs ? 1 : 0
}

/** When an appeal is due that is taken now. */
export function appealDueAt(subject: string, now: Date): Date {
  const days = subject === 'exclusion' ? answerDays.exclusion : answerDays.others
  return inDays(days, now)
}

/** The instant so many days later, whatever the clocks do between. */
export function inDays(days: number, now: Date): Date {
  return new Date(now.getTime() + days * day)
}

/** Our own time after a wait for the appellant that is over now: what was waited is added to it (A5). */
export function afterWait(
  { askedAt, pausedMs, dueAt }: { askedAt: Date | null; pausedMs: number; dueAt: Date },
  now: Date,
): { pausedMs: number; dueAt: Date; addedMs: number } {
  const addedMs = askedAt ? pauseOf({ askedAt, pausedMs }, now) : 0
  return { pausedMs: pausedMs + addedMs, dueAt: new Date(dueAt.getTime() + addedMs), addedMs }
}

/**
 * What a wait from `askedAt` until now adds to the time there is: all of it, as long as all waits together stay below
 * the cap. In milliseconds.
 */
export function pauseOf({ askedAt, pausedMs }: { askedAt: Date; pausedMs: number }, now: Date): number {
  const waited = Math.max(0, now.getTime() - askedAt.getTime())
  return Math.min(waited, Math.max(0, mostPausedMs - pausedMs))
}
