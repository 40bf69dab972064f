import { type CaseAnswer, caseEvent } from '#commands/exclusion/change-case'
import { moveWithNote, type NotedMove, type NotedMoveRefusal } from '#commands/exclusion/move-with-note'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

/** Gives a proposal back to be mended (E5). */
export function sendBackExclusion(
  db: Database,
  command: NotedMove,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, NotedMoveRefusal>> {
  return moveWithNote(db, command, { move: 'send_back', person, now }, async (_, { note, ...step }) =>
    ok({ set: { state: step.after }, events: [caseEvent('exclusion_sent_back', step, { note })] }),
  )
}

/** Refuses a proposal for good (E5). */
export function refuseExclusion(
  db: Database,
  command: NotedMove,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, NotedMoveRefusal>> {
  return moveWithNote(db, command, { move: 'refuse_approval', person, now }, async (_, { note, ...step }) =>
    ok({
      set: { state: step.after, endedAt: now },
      events: [caseEvent('exclusion_refused', step, { note })],
    }),
  )
}
