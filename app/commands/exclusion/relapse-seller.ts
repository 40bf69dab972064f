import { type CaseAnswer, caseEvent } from '#commands/exclusion/change-case'
import { moveWithNote, type NotedMove, type NotedMoveRefusal } from '#commands/exclusion/move-with-note'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { lockExclusion, setExclusion } from '#db/exclusions/cases'
import type { Actor } from '#domain/event'
import { moveExclusion } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

/** Ends a probation in which a seller relapsed or broke what it promised (E14): it is watched, and can be proposed anew. */
export function relapseSeller(
  db: Database,
  command: NotedMove,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, NotedMoveRefusal>> {
  return moveWithNote(db, command, { move: 'relapse', person, now }, async (_, { note, ...step }) =>
    ok({
      set: { state: step.after, ...beginAnew(step.exclusion.cycle) },
      events: [caseEvent('seller_relapsed', step, { note })],
    }),
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
