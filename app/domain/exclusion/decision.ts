import { extensionDays } from '#domain/exclusion/clock'
import type { Condition } from '#domain/exclusion/conditions'
import { isRefusalReason } from '#domain/exclusion/reasons'
import type { RefusalReasonCode } from '#domain/exclusion/reasons/reason'
import { factsOf, reasonsOf } from '#domain/exclusion/recheck'
import type { RecheckCheck } from '#domain/quality/recheck'
import { ok, type Result, refuse } from '#domain/result'

/** What a person decides at a re-check. */
export type ReturnDecision = {
  outcome: 'reinstate' | 'uphold'
  /** Where the exclusion goes on, of the closed list R4.10. */
  reasons: readonly string[]
  note: string
  /** Days until the next re-check, where the exclusion goes on. */
  nextInDays?: number | undefined
}

/** What the rule proposed, and what it found. */
export type RuledRecheck = {
  outcome: 'reinstate' | 'hold' | 'extend'
  failed: readonly RecheckCheck[]
  conditions: readonly Condition[]
}

export type DecisionRefusal =
  | { reason: 'refusal_reason_required' }
  | { reason: 'refusal_reason_unknown'; index: number }
  | { reason: 'note_required' }
  | { reason: 'extension_out_of_range' }

export type JudgedDecision = {
  reasons: RefusalReasonCode[]
  /** Per reason the items it rests on. */
  facts: Record<string, string[]>
  /** Whether it is not what the rule proposes, so that a second person has to agree. */
  isOverride: boolean
  nextInDays: number
}

/**
 * Whether a decision can be taken as it stands (E10, E11), and whether it overrules the rule: a return although a
 * condition is unmet or open, or a refusal for a reason the evidence does not show. Overruling takes words.
 */
export function judgeDecision(
  decision: ReturnDecision,
  recheck: RuledRecheck,
): Result<JudgedDecision, DecisionRefusal> {
  const { outcome, note, nextInDays = extensionDays.usual } = decision
  const given = outcome === 'uphold' ? decision.reasons : []
  if (outcome === 'uphold' && given.length === 0) return refuse({ reason: 'refusal_reason_required' })
  const index = given.findIndex((reason) => !isRefusalReason(reason))
  if (index !== -1) return refuse({ reason: 'refusal_reason_unknown', index })
  if (!Number.isInteger(nextInDays) || nextInDays < extensionDays.least || nextInDays > extensionDays.most)
    return refuse({ reason: 'extension_out_of_range' })

  const reasons = [...new Set(given.filter(isRefusalReason))]
  const isOverride = overrules(outcome, reasons, recheck)
  if (isOverride && !note.trim()) return refuse({ reason: 'note_required' })
  return ok({ reasons, facts: factsOf(recheck.conditions, reasons), isOverride, nextInDays })
}

function overrules(
  outcome: ReturnDecision['outcome'],
  reasons: readonly RefusalReasonCode[],
  recheck: RuledRecheck,
): boolean {
  if (outcome === 'reinstate') return recheck.outcome !== 'reinstate'
  const shown = reasonsOf(recheck.failed)
  return recheck.outcome !== 'extend' || reasons.some((reason) => !shown.includes(reason))
}
