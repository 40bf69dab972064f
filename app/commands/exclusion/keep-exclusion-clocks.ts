import { caseEvent } from '#commands/exclusion/change-case'
import { effectAt, isUnheard } from '#commands/exclusion/take-effect'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import {
  type Exclusion,
  type ExclusionChange,
  findDatabaseTime,
  lockExclusion,
  setExclusion,
} from '#db/exclusions/cases'
import { hasOpenPromises } from '#db/exclusions/promises'
import type { Actor, DomainEvent } from '#domain/event'
import { dueStep } from '#domain/exclusion/due'
import { ok, type Result } from '#domain/result'

/**
 * Does what a case's clocks have made due (E6, E8, E13, E16, E17): idempotent, one step after the other until nothing
 * is due. Clocks begin re-checks, look at probations and escalate; none ever refuses anything a person sent (G5).
 *
 * @returns how many steps were taken
 */
export async function keepExclusionClocks(
  db: Database,
  { exclusionId }: { exclusionId: string },
  actor: Actor,
  now: Date,
): Promise<Result<number, never>> {
  return db.transaction().execute(async (tx) => {
    let exclusion = await lockExclusion(tx, exclusionId)
    const events: DomainEvent[] = []
    while (exclusion) {
      const step = await nextStep(tx, exclusion, now)
      if (!step) break
      await setExclusion(tx, exclusion.id, step.set, { isNewVersion: false })
      events.push(step.event)
      exclusion = await lockExclusion(tx, exclusionId)
    }
    await record(tx, events, { actor, at: now })
    return ok(events.length)
  })
}

type Step = { set: ExclusionChange; event: DomainEvent }

async function nextStep(tx: Tx, exclusion: Exclusion, now: Date): Promise<Step | undefined> {
  const time = new Date(Math.min(now.getTime(), (await findDatabaseTime(tx)).getTime()))
  const due = dueStep(exclusion, time, {
    isUnheard: exclusion.state === 'noticed' && (await isUnheard(tx)),
    hasOpenPromises: exclusion.state === 'reinstated_probation' && (await hasOpenPromises(tx, exclusion.id)),
  })
  if (!due) return undefined
  const at = { exclusion, after: due.after, isSameVersion: true }
  switch (due.step) {
    case 'take_effect': {
      const start = effectAt(now, exclusion.zone)
      const told = {
        dayZero: start.dayZero,
        recheckNotBefore: start.recheckNotBefore.toISOString(),
        isConfirmed: false,
      }
      return {
        set: { state: due.after, ...start },
        event: caseEvent('exclusion_took_effect', at, told),
      }
    }
    case 'fall_due':
      return { set: { state: due.after }, event: caseEvent('recheck_fell_due', at, {}) }
    case 'watch_probation':
      return {
        set: { watchedDay: due.day, nextWatchAt: due.nextAt },
        event: caseEvent('probation_watched', at, { day: due.day }),
      }
    case 'close_good':
      return {
        set: { state: due.after, endedAt: now },
        event: caseEvent('probation_closed', at, { note: null }),
      }
    case 'terminate':
      return {
        set: { state: due.after, endedAt: now },
        event: caseEvent('seller_terminated', at, {}),
      }
    case 'escalate_stop':
      return { set: { stopEscalatedAt: now }, event: caseEvent('stop_review_overdue', at, {}) }
    case 'escalate_notice': {
      const noticedAt = exclusion.noticedAt?.toISOString() ?? ''
      return { set: { noticeEscalatedAt: now }, event: caseEvent('notice_unconfirmed', at, { noticedAt }) }
    }
    default:
      return due satisfies never
  }
}
