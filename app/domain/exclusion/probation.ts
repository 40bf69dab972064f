import type { Day } from '#domain/day'
import { ok, type Result, refuse } from '#domain/result'

/** Days of a probation on which what was promised is looked at (B50). */
const usualDays = [30, 60, 90]
/** The same where the improvement could not be measured before the return (B49). */
const strictDays = [15, 30, 45, 60, 75, 90]
export const probationDays = 90

/** The days of a probation after `watchedDay` on which it is looked at. */
export function watchDaysAfter(watchedDay: number, { strictWatch }: { strictWatch: boolean }): number[] {
  return (strictWatch ? strictDays : usualDays).filter((day) => day > watchedDay)
}

export type ClosingRefusal = { reason: 'probation_runs'; notBefore: Date } | { reason: 'promises_unsettled' }

/**
 * Whether a person may end a probation well although not everything was kept: only once its days are over (E13), and
 * once it is said of each promise that has come due by `today` whether it was kept.
 */
export function judgeClosing(
  { probationUntil, promises }: { probationUntil: Date | null; promises: { state: string; dueOn: Day }[] },
  { now, today }: { now: Date; today: Day },
): Result<undefined, ClosingRefusal> {
  if (probationUntil && probationUntil > now)
    return refuse({ reason: 'probation_runs', notBefore: probationUntil })
  const isUnsettled = promises.some(({ state, dueOn }) => state === 'open' && dueOn < today)
  return isUnsettled ? refuse({ reason: 'promises_unsettled' }) : ok(undefined)
}
