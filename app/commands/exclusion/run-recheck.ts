import { caseEvent } from '#commands/exclusion/change-case'
import { judgeCase } from '#commands/exclusion/judge-case'
import type { Tx } from '#db/client'
import type { Exclusion } from '#db/exclusions/cases'
import { type ExclusionRecheck, insertRecheck } from '#db/exclusions/rechecks'
import type { DomainEvent } from '#domain/event'
import { type MoverRefusal, permitMove } from '#domain/exclusion/mover'
import type { MoveRefusal } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

type Opened = { exclusion: Exclusion; recheck: ExclusionRecheck; event: DomainEvent }

/**
 * Opens a re-check (E9): gathers the evidence as it stands, lets the rule judge it, and freezes both. Opening again
 * while it runs looks at newer evidence; what was found before is kept. The caller sets the state.
 */
export async function runRecheck(
  tx: Tx,
  exclusion: Exclusion,
  person: Person,
  now: Date,
): Promise<Result<Opened, MoverRefusal | MoveRefusal>> {
  const moved = permitMove(exclusion, 'open_recheck', person)
  if (!moved.ok) return moved
  const judged = await judgeCase(tx, exclusion, now)
  if (!judged) throw new Error(`exclusion ${exclusion.id} is due without having taken effect`)
  const { outcome, failed, conditions, isUnmeasured, findings } = judged
  if (outcome === 'too_early') throw new Error(`exclusion ${exclusion.id} fell due too early`)

  const row = {
    exclusionId: exclusion.id,
    cycle: exclusion.cycle,
    openedBy: person.id,
    openedAt: now,
    outcome,
    failed,
    isUnmeasured,
  }
  const id = await insertRecheck(tx, {
    ...row,
    evidence: JSON.stringify(findings),
    conditions: JSON.stringify(conditions),
  })
  const event = caseEvent(
    'recheck_opened',
    { exclusion, after: moved.value },
    { recheckId: id, outcome, failed },
  )
  return ok({
    exclusion: { ...exclusion, state: moved.value },
    recheck: { ...row, id, evidence: findings, conditions },
    event,
  })
}
