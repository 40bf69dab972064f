import { type CaseAnswer, caseEvent } from '#commands/exclusion/change-case'
import { moveWithNote, type NotedMove, type NotedMoveRefusal } from '#commands/exclusion/move-with-note'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

/** Takes a proposal or a notice back before it has any effect; a marketplace that was told is told again. */
export function cancelExclusion(
  db: Database,
  command: NotedMove,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, NotedMoveRefusal>> {
  return moveWithNote(db, command, { move: 'cancel', person, now }, async (_, { note, ...step }) => {
    const wasNoticed = step.exclusion.state === 'noticed'
    return ok({
      set: { state: step.after, endedAt: now },
      events: [caseEvent('exclusion_cancelled', step, { note, wasNoticed })],
    })
  })
}
