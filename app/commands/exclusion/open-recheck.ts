import {
  actorOfPerson,
  type CaseAnswer,
  type CaseCommand,
  type CaseRefusal,
  changeCase,
  explainCaseChange,
} from '#commands/exclusion/change-case'
import { reachRecheck, type TooEarly } from '#commands/exclusion/recheck-time'
import { runRecheck } from '#commands/exclusion/run-recheck'
import type { Database } from '#db/client'
import { findWaitingDecision } from '#db/exclusions/rechecks'
import type { MoverRefusal } from '#domain/exclusion/mover'
import type { MoveRefusal } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type OpenRecheckRefusal =
  | CaseRefusal
  | MoverRefusal
  | MoveRefusal
  | TooEarly
  | { reason: 'decision_waiting' }

/**
 * Begins a re-check, or looks again at newer evidence while it runs. Refused before the day whoever asks (R4.6),
 * and while a decision waits for a second person.
 */
export async function openRecheck(
  db: Database,
  { seenVersion, ...command }: CaseCommand,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, OpenRecheckRefusal>> {
  return changeCase<OpenRecheckRefusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (tx, exclusion) => {
      const reached = await reachRecheck(tx, exclusion, now)
      if (!reached.ok) return reached
      if (seenVersion !== undefined && exclusion.version !== seenVersion)
        return refuse(await explainCaseChange(tx, exclusion))
      if (await findWaitingDecision(tx, exclusion)) return refuse({ reason: 'decision_waiting' })
      const opened = await runRecheck(tx, reached.value.exclusion, person, now)
      if (!opened.ok) return opened
      return ok({
        set: { state: opened.value.exclusion.state },
        events: [...reached.value.events, opened.value.event],
      })
    },
  )
}
