import { actorOfPerson, type CaseAnswer, caseEvent, changeCase } from '#commands/exclusion/change-case'
import type { TurnDown, TurnDownRefusal } from '#commands/exclusion/send-back-exclusion'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { lockExclusion, setExclusion } from '#db/exclusions/cases'
import type { Actor } from '#domain/event'
import { permitMove } from '#domain/exclusion/mover'
import { moveExclusion } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Ends a probation in which a seller relapsed or broke what it promised (E14): it is watched, and can be proposed anew. */
export async function relapseSeller(
  db: Database,
  command: TurnDown,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, TurnDownRefusal>> {
  return changeCase<TurnDownRefusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (_, exclusion) => {
      const moved = permitMove(exclusion, 'relapse', person)
      if (!moved.ok) return moved
      const note = command.note.trim()
      if (!note) return refuse({ reason: 'note_required' })
      return ok({
        set: { state: moved.value, ...beginAnew(exclusion.cycle) },
        events: [caseEvent('seller_relapsed', { exclusion, after: moved.value }, { note })],
      })
    },
  )
}

/** Notes that a run found a seller on probation fit for an exclusion again (E14). Passes over any other case. */
export async function noteRelapse(
  db: Database,
  { exclusionId }: { exclusionId: string },
  actor: Actor,
  now: Date,
): Promise<Result<undefined, never>> {
  return db.transaction().execute(async (tx) => {
    const exclusion = await lockExclusion(tx, exclusionId)
    const moved = exclusion && moveExclusion(exclusion.state, 'relapse')
    if (!exclusion || !moved?.ok) return ok(undefined)
    await setExclusion(tx, exclusion.id, { state: moved.value, ...beginAnew(exclusion.cycle) })
    const note = 'quality_fell'
    await record(tx, [caseEvent('seller_relapsed', { exclusion, after: moved.value }, { note })], {
      actor,
      at: now,
    })
    return ok(undefined)
  })
}

/** What an exclusion that ended in a return leaves behind, so that a new one begins without it. */
export function beginAnew(cycle: number) {
  return {
    effectiveAt: null,
    dayZero: null,
    recheckNotBefore: null,
    nextRecheckAt: null,
    probationUntil: null,
    nextWatchAt: null,
    watchedDay: 0,
    refusals: 0,
    proposedBy: null,
    proposedAt: null,
    approvedBy: null,
    approvedAt: null,
    noticedAt: null,
    noticeEscalatedAt: null,
    stoppedBy: null,
    stoppedAt: null,
    stopReviewDueAt: null,
    stopEscalatedAt: null,
    stopConfirmedBy: null,
    // Who asked for the last exclusion to be annulled has not asked for the next one.
    annulmentAskedBy: null,
    annulmentReason: null,
    strictWatch: false,
    pausedFrom: null,
    pausedUntil: null,
    // Letters and re-checks of the exclusion before keep their cycles.
    cycle: cycle + 1,
  }
}
