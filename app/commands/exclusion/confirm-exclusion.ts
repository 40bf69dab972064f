import { type CaseAnswer, type CaseRefusal, caseEvent, changeCase } from '#commands/exclusion/change-case'
import { effectAt } from '#commands/exclusion/take-effect'
import type { Database } from '#db/client'
import type { Actor } from '#domain/event'
import { isInForce, type MoveRefusal, moveExclusion } from '#domain/exclusion/state'
import { ok, type Result } from '#domain/result'

/**
 * The marketplace says that a seller's goods are out of its catalogue (E6): the calendar day on which it does is
 * D0. An exclusion that has its first day already keeps it.
 */
export async function confirmExclusion(
  db: Database,
  command: { exclusionId: string; requestKey: string },
  actor: Actor,
  now: Date,
): Promise<Result<CaseAnswer, CaseRefusal | MoveRefusal>> {
  return changeCase(db, command, { actor, at: now }, async (_, exclusion) => {
    // What is confirmed twice, or was effective before it was, is answered as it stands.
    if (exclusion.dayZero && isInForce(exclusion.state)) return ok({ set: {}, events: [] })
    const moved =
      exclusion.state === 'immediate_stop'
        ? ok(exclusion.state)
        : moveExclusion(exclusion.state, 'take_effect')
    if (!moved.ok) return moved
    const start = effectAt(now, exclusion.zone)
    return ok({
      set: { state: moved.value, ...start },
      events: [
        caseEvent(
          'exclusion_took_effect',
          { exclusion, after: moved.value },
          {
            dayZero: start.dayZero,
            recheckNotBefore: start.recheckNotBefore.toISOString(),
            isConfirmed: true,
          },
        ),
      ],
    })
  })
}
