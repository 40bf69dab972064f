import type { CaseAnswer, CaseCommand } from '#commands/exclusion/change-case'
import { type AtRecheckRefusal, changeAtRecheck } from '#commands/exclusion/recheck-time'
import { runRecheck } from '#commands/exclusion/run-recheck'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

/**
 * Begins a re-check, or looks again at newer evidence while it runs. Refused before the day whoever asks (R4.6),
 * and while a decision waits for a second person.
 */
export function openRecheck(
  db: Database,
  command: CaseCommand,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, AtRecheckRefusal>> {
  return changeAtRecheck(db, command, { person, now }, async (tx, exclusion) => {
    const opened = await runRecheck(tx, exclusion, person, now)
    if (!opened.ok) return opened
    return ok({ set: { state: opened.value.exclusion.state }, events: [opened.value.event] })
  })
}
