import { applyDecision } from '#commands/exclusion/apply-decision'
import {
  type CaseAnswer,
  type CaseChange,
  type CaseCommand,
  caseEvent,
} from '#commands/exclusion/change-case'
import { type AtRecheckRefusal, changeAtRecheck } from '#commands/exclusion/recheck-time'
import { runRecheck } from '#commands/exclusion/run-recheck'
import type { Database, Tx } from '#db/client'
import { type Exclusion, setExclusion } from '#db/exclusions/cases'
import { type ExclusionRecheck, findCurrentRecheck, insertRecheckDecision } from '#db/exclusions/rechecks'
import type { DomainEvent } from '#domain/event'
import { nextRecheck } from '#domain/exclusion/clock'
import { type DecisionRefusal, judgeDecision, type ReturnDecision } from '#domain/exclusion/decision'
import { type MoverRefusal, permitMove } from '#domain/exclusion/mover'
import type { MoveRefusal } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'

export type DecideRecheck = CaseCommand & ReturnDecision
export type DecideRecheckRefusal = AtRecheckRefusal | DecisionRefusal | StatementRefusal

/**
 * Decides a re-check (E10, E11), opening it first where nobody has. What the rule proposes takes effect at once; what
 * overrules it waits for a second person. Refused before the day whoever asks (R4.6).
 */
export function decideRecheck(
  db: Database,
  command: DecideRecheck,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, DecideRecheckRefusal>> {
  return changeAtRecheck<DecideRecheckRefusal>(db, command, { person, now }, async (tx, exclusion) => {
    const running = await runningRecheck(tx, exclusion, person, now)
    if (!running.ok) return running
    const permitted = permitMove(running.value.exclusion, command.outcome, person)
    if (!permitted.ok) return permitted

    const decided = await keepDecision(tx, { command, ...running.value, person, now })
    if (!decided.ok) return decided
    const { set, events } = decided.value
    return ok({ set, events: [...running.value.events, ...events] })
  })
}

type Running = { exclusion: Exclusion; recheck: ExclusionRecheck; events: DomainEvent[] }

/** The re-check that runs, or one opened now. */
async function runningRecheck(
  tx: Tx,
  exclusion: Exclusion,
  person: Person,
  now: Date,
): Promise<Result<Running, MoverRefusal | MoveRefusal>> {
  const current = exclusion.state === 'recheck_running' ? await findCurrentRecheck(tx, exclusion) : undefined
  if (current) return ok({ exclusion, recheck: current, events: [] })
  const opened = await runRecheck(tx, exclusion, person, now)
  if (!opened.ok) return opened
  const { event, ...rest } = opened.value
  await setExclusion(tx, exclusion.id, { state: rest.exclusion.state }, { isNewVersion: false })
  return ok({ ...rest, events: [event] })
}

type Keeping = Omit<Running, 'events'> & { command: DecideRecheck; person: Person; now: Date }

async function keepDecision(
  tx: Tx,
  { command, exclusion, recheck, person, now }: Keeping,
): Promise<Result<CaseChange, DecideRecheckRefusal>> {
  const judged = judgeDecision(command, recheck)
  if (!judged.ok) return judged
  const { reasons, facts, isOverride, nextInDays } = judged.value
  const { outcome, note, requestKey } = command
  const nextRecheckDay = outcome === 'uphold' ? nextRecheck(now, nextInDays, exclusion.zone).day : null
  const decision = { outcome, reasons, note: note.trim(), nextRecheckDay }
  const decisionId = await insertRecheckDecision(tx, {
    ...decision,
    recheckId: recheck.id,
    exclusionId: exclusion.id,
    facts: JSON.stringify(facts),
    isOverride,
    decidedBy: person.id,
    decidedAt: now,
    requestKey,
  })
  const step = { exclusion, after: exclusion.state }
  const event = caseEvent('recheck_decided', step, { decisionId, outcome, reasons, isOverride })
  if (isOverride) return ok({ set: { state: exclusion.state }, events: [event] })
  const applied = await applyDecision(tx, { exclusion, recheck, decision, now })
  if (!applied.ok) return applied
  return ok({ set: applied.value.set, events: [event, ...applied.value.events] })
}
