import { type CaseChange, caseEvent } from '#commands/exclusion/change-case'
import { issueStatement } from '#commands/exclusion/issue-statement'
import { openCommitments } from '#commands/letters/open-commitments'
import type { Tx } from '#db/client'
import type { Exclusion } from '#db/exclusions/cases'
import type { ExclusionRecheck } from '#db/exclusions/rechecks'
import { type Day, dayOf, startOfDay } from '#domain/day'
import { startOfDayAfter } from '#domain/exclusion/clock'
import { probationDays, watchDaysAfter } from '#domain/exclusion/probation'
import type { RefusalReasonCode } from '#domain/exclusion/reasons/reason'
import { type MoveRefusal, moveExclusion } from '#domain/exclusion/state'
import { checksInWords, numbersInWords } from '#domain/exclusion/statements/values'
import { ok, type Result } from '#domain/result'
import { dayInWords } from '#domain/statements/day-in-words'
import type { StatementRefusal } from '#domain/statements/fill'

/** A decision that stands: taken as the rule proposes, or agreed to by a second person. */
export type StandingDecision = {
  outcome: 'reinstate' | 'uphold'
  reasons: RefusalReasonCode[]
  note: string
  nextRecheckDay: Day | null
}

type Applying = {
  exclusion: Exclusion
  recheck: Pick<ExclusionRecheck, 'conditions' | 'isUnmeasured'>
  decision: StandingDecision
  now: Date
}

/** What a decision at a re-check does: the return on probation (E10), or the next cycle (E11), each with its statement. */
export function applyDecision(
  tx: Tx,
  applying: Applying,
): Promise<Result<CaseChange, MoveRefusal | StatementRefusal>> {
  return applying.decision.outcome === 'reinstate' ? reinstate(tx, applying) : uphold(tx, applying)
}

async function reinstate(
  tx: Tx,
  { exclusion, recheck, decision, now }: Applying,
): Promise<Result<CaseChange, MoveRefusal | StatementRefusal>> {
  const moved = moveExclusion(exclusion.state, 'reinstate')
  if (!moved.ok) return moved
  const { zone } = exclusion
  const strictWatch = recheck.isUnmeasured
  const probationUntil = startOfDayAfter(now, probationDays, zone)
  const watchDays = watchDaysAfter(0, { strictWatch })
  const statement = await issueStatement(tx, {
    kind: 'reinstatement',
    exclusion,
    now,
    values: (language) => ({
      checks: checksInWords(recheck.conditions, language),
      note: decision.note || '–',
      probationDay: dayInWords(dayOf(probationUntil, zone), language),
      watchDays: numbersInWords(watchDays, language),
    }),
  })
  if (!statement.ok) return statement
  return ok({
    set: {
      state: moved.value,
      reinstatedAt: now,
      probationUntil,
      watchedDay: 0,
      nextWatchAt: startOfDayAfter(now, watchDays[0] ?? probationDays, zone),
      strictWatch,
      // There is nothing left to annul.
      annulmentAskedBy: null,
      annulmentReason: null,
    },
    events: [
      caseEvent(
        'seller_reinstated',
        { exclusion, after: moved.value },
        {
          probationUntil: probationUntil.toISOString(),
          strictWatch,
          statementId: statement.value,
        },
      ),
      ...(await openCommitments(tx, { exclusionId: exclusion.id }, now)),
    ],
  })
}

async function uphold(
  tx: Tx,
  { exclusion, recheck, decision, now }: Applying,
): Promise<Result<CaseChange, MoveRefusal | StatementRefusal>> {
  const moved = moveExclusion(exclusion.state, 'uphold')
  if (!moved.ok) return moved
  const { reasons, note, nextRecheckDay } = decision
  if (!nextRecheckDay) throw new Error('a refusal names the next re-check')
  const statement = await issueStatement(tx, {
    kind: 'recheck_refusal',
    exclusion,
    now,
    reasonCodes: reasons,
    values: (language) => ({
      checks: checksInWords(recheck.conditions, language),
      note: note || '–',
      nextDay: dayInWords(nextRecheckDay, language),
    }),
  })
  if (!statement.ok) return statement
  const nextRecheckAt = startOfDay(nextRecheckDay, exclusion.zone)
  const refusals = exclusion.refusals + 1
  return ok({
    set: { state: moved.value, cycle: exclusion.cycle + 1, refusals, nextRecheckAt },
    events: [
      caseEvent(
        'exclusion_upheld',
        { exclusion, after: moved.value },
        {
          reasons,
          nextRecheckAt: nextRecheckAt.toISOString(),
          refusals,
          statementId: statement.value,
        },
      ),
    ],
  })
}
