import { probationDays, recheckDueAt, startOfDayAfter, watchDays } from '#domain/exclusion/clock'
import { type ExclusionMove, type ExclusionState, moveExclusion } from '#domain/exclusion/state'

/** What a case's clocks read. */
export type Clocked = {
  state: ExclusionState
  zone: string
  nextRecheckAt: Date | null
  pausedUntil: Date | null
  reinstatedAt: Date | null
  watchedDay: number
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
  | { step: 'take_effect' | 'fall_due' | 'close_good' | 'terminate' | 'escalate_stop'; after: ExclusionState }
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
      return outside.isUnheard ? moving(state, 'take_effect') : undefined
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
        : undefined
    default:
      return undefined
  }
}

function probationStep(
  { state, zone, reinstatedAt, watchedDay }: Clocked,
  time: Date,
  { hasOpenPromises }: Outside,
): DueStep | undefined {
  if (!reinstatedAt) return undefined
  const at = (days: number) => startOfDayAfter(reinstatedAt, days, zone)
  const [day, following] = watchDays.filter((each) => each > watchedDay)
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
