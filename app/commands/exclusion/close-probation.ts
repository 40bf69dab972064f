import { type CaseAnswer, caseEvent } from '#commands/exclusion/change-case'
import { moveWithNote, type NotedMove, type NotedMoveRefusal } from '#commands/exclusion/move-with-note'
import type { Database } from '#db/client'
import { listPromises } from '#db/exclusions/promises'
import { dayOf } from '#domain/day'
import { type ClosingRefusal, judgeClosing } from '#domain/exclusion/probation'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

/**
 * Ends a probation well although something promised was not kept, with the reason in words (E13). Refused before the
 * probation is over, and while nobody has said of a promise that came due whether it was kept.
 */
export function closeProbation(
  db: Database,
  command: NotedMove,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, NotedMoveRefusal | ClosingRefusal>> {
  return moveWithNote<ClosingRefusal>(
    db,
    command,
    { move: 'close_in_spite', person, now },
    async (tx, { note, ...step }) => {
      const { id, probationUntil, zone } = step.exclusion
      const promises = await listPromises(tx, id)
      const judged = judgeClosing({ probationUntil, promises }, { now, today: dayOf(now, zone) })
      if (!judged.ok) return judged
      return ok({
        set: { state: step.after, endedAt: now },
        events: [caseEvent('probation_closed', step, { note })],
      })
    },
  )
}
