import type { Day } from '#domain/day'
import { confirmationMs, recheckDueAt, startOfDayAfter } from '#domain/exclusion/clock'
import { probationDays, watchDaysAfter } from '#domain/exclusion/probation'
import { type ExclusionMove, type ExclusionState, moveExclusion } from '#domain/exclusion/state'

/** What a case's clocks read. */
export type Clocked = {
  state: ExclusionState
  zone: string
  noticedAt: Date | null
  noticeEscalatedAt: Date | null
  dayZero: Day | null
  nextRecheckAt: Date | null
  pausedUntil: Date | null
  reinstatedAt: Date | null
  watchedDay: number
  strictWatch: boolean
  terminatesAt: Date | null
  stopReviewDueAt: Date | null
  stopEscalatedAt: Date | null
}

type Outside = {
  /** Whether no endpoint of the marketplace could confirm a notice. */
  isUnheard: boolean
  /** Whether something that was promised is neither kept nor broken yet, or broken. */
  hasOpenPromises: boolean
}

export type DueStep =
  | { step: 'take_effect' | 'fall_due' | 'close_good' | 'terminate'; after: ExclusionState }
  | { step: 'escalate_stop' | 'escalate_notice'; after: ExclusionState }
  | { step: 'watch_probation'; after: ExclusionState; day: number; nextAt: Date | null }

/**
 * The next thing a clock does to a case at `time`, if any is due. A probation is looked at on every one of its days,
 * also where several were missed; it ends well only when everything promised was kept (E13), else a person ends it.
 */
export function dueStep(exclusion: Clocked, time: Date, outside: Outside): DueStep | undefined {
  const { state, nextRecheckAt, pausedUntil, terminatesAt, stopReviewDueAt, stopEscalatedAt } = exclusion
  const isPast = (at: Date | null) => at !== null && at <= time
  switch (state) {
    case 'noticed':
      return outside.isUnheard ? moving(state, 'take_effect') : noticeStep(exclusion, time)
    case 'excluded':
      return nextRecheckAt && isPast(recheckDueAt({ nextRecheckAt, pausedUntil }))
        ? moving(state, 'fall_due')
        : undefined
    case 'reinstated_probation':
      return probationStep(exclusion, time, outside)
    case 'termination_notice':
      return isPast(terminatesAt) ? moving(state, 'terminate') : undefined
    case 'immediate_stop':
      return isPast(stopReviewDueAt) && stopEscalatedAt === null
        ? { step: 'escalate_stop', after: state }
        : noticeStep(exclusion, time)
    default:
      return undefined
  }
}

/** What the marketplace has not confirmed in time is said once; a stop is in force before it is confirmed. */
function noticeStep(
  { state, dayZero, noticedAt, noticeEscalatedAt }: Clocked,
  time: Date,
): DueStep | undefined {
  if (dayZero !== null || noticedAt === null || noticeEscalatedAt !== null) return undefined
  const isLate = noticedAt.getTime() + confirmationMs <= time.getTime()
  return isLate ? { step: 'escalate_notice', after: state } : undefined
}

function probationStep(
  { state, zone, reinstatedAt, watchedDay, strictWatch }: Clocked,
  time: Date,
  { hasOpenPromises }: Outside,
): DueStep | undefined {
  if (!reinstatedAt) return undefined
  const at = (days: number) => startOfDayAfter(reinstatedAt, days, zone)
  const [day, following] = watchDaysAfter(watchedDay, { strictWatch })
  if (day !== undefined) {
    if (at(day) > time) return undefined
    return {
      step: 'watch_probation',
      after: state,
      day,
      nextAt: following === undefined ? null : at(following),
    }
  }
  return !hasOpenPromises && at(probationDays) <= time ? moving(state, 'close_good') : undefined
}

function moving<Move extends ExclusionMove>(state: ExclusionState, move: Move) {
  const moved = moveExclusion(state, move)
  return moved.ok ? { step: move, after: moved.value } : undefined
}
