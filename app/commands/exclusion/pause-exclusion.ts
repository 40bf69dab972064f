import {
  actorOfPerson,
  type CaseAnswer,
  type CaseCommand,
  type CaseRefusal,
  caseEvent,
  changeCase,
} from '#commands/exclusion/change-case'
import type { Database } from '#db/client'
import { dayOf, startOfDay } from '#domain/day'
import { longestPauseDays, recheckDueAt, startOfDayAfter } from '#domain/exclusion/clock'
import { type MoverRefusal, permitMove } from '#domain/exclusion/mover'
import type { MoveRefusal } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type PauseExclusion = CaseCommand & {
  /** Whole days from today, 1 to 30. */
  days: number
  /** Illness or force majeure, in words. */
  why: string
}
export type PauseRefusal =
  | CaseRefusal
  | MoverRefusal
  | MoveRefusal
  | { reason: 'pause_out_of_range' }
  | { reason: 'paused_before' }
  | { reason: 'note_required' }

/** Lets a case stand still for a seller's illness or force majeure (E17): once in each cycle, thirty days at most. */
export async function pauseExclusion(
  db: Database,
  command: PauseExclusion,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, PauseRefusal>> {
  return changeCase<PauseRefusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (_, exclusion) => {
      const moved = permitMove(exclusion, 'pause', person)
      if (!moved.ok) return moved
      const why = command.why.trim()
      if (!why) return refuse({ reason: 'note_required' })
      if (!Number.isInteger(command.days) || command.days < 1 || command.days > longestPauseDays)
        return refuse({ reason: 'pause_out_of_range' })
      if (exclusion.pausedCycle === exclusion.cycle) return refuse({ reason: 'paused_before' })
      // From the start of today, so that thirty days are never more than that.
      const pausedFrom = startOfDay(dayOf(now, exclusion.zone), exclusion.zone)
      const pausedUntil = startOfDayAfter(now, command.days, exclusion.zone)
      return ok({
        set: { state: moved.value, pausedFrom, pausedUntil, pausedCycle: exclusion.cycle },
        events: [
          caseEvent(
            'exclusion_paused',
            { exclusion, after: moved.value },
            { until: pausedUntil.toISOString(), why },
          ),
        ],
      })
    },
  )
}

export type ResumeRefusal = CaseRefusal | MoverRefusal | MoveRefusal | { reason: 'not_paused' }

/** Ends a pause before its time. */
export async function resumeExclusion(
  db: Database,
  command: CaseCommand,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, ResumeRefusal>> {
  return changeCase<ResumeRefusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (_, exclusion) => {
      const moved = permitMove(exclusion, 'resume', person)
      if (!moved.ok) return moved
      if (!exclusion.pausedUntil || exclusion.pausedUntil <= now) return refuse({ reason: 'not_paused' })
      const nextRecheckAt = exclusion.nextRecheckAt ?? now
      const dueAt = recheckDueAt({ nextRecheckAt, pausedUntil: null })
      return ok({
        set: { state: moved.value, pausedFrom: null, pausedUntil: null },
        events: [
          caseEvent(
            'exclusion_resumed',
            { exclusion, after: moved.value },
            { nextRecheckAt: dueAt.toISOString() },
          ),
        ],
      })
    },
  )
}
