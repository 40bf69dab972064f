import { type LiftGround, liftGrounds } from '#domain/measures/ground'
import { measureRules, mostLimitedCategories, rankFactor } from '#domain/measures/rules'
import type { MeasureStep } from '#domain/measures/step'
import { ok, type Result, refuse } from '#domain/result'

/**
 * A measure once it is imposed.
 *
 *     in_force ──finish (coaching)──▶ done
 *     in_force ──end (the others, by the clock)──▶ ended
 *     in_force, done, ended ──lift──▶ lifted
 *
 * A coached seller who is late is only shown as late: no clock ends or worsens it.
 */
export const measureStates = ['in_force', 'done', 'ended', 'lifted'] as const
export type MeasureState = (typeof measureStates)[number]

/** What a person fills in for a step; `days` is how long it takes effect, counted from today. */
export type MeasureTerms = {
  step: MeasureStep
  explanation: string
  days: number
  /** What a coached seller has to do. */
  task?: string | undefined
  /** What the rank is multiplied by, 0–1. */
  factor?: number | undefined
  /** The categories whose goods are not shown. */
  categories?: readonly string[] | undefined
}

/** What a step needs is named by the field that lacks it. */
export type TermsRefusal =
  | { reason: 'explanation_required' }
  | { reason: 'task_required' }
  | { reason: 'categories_required' }
  | { reason: 'factor_out_of_range'; least: number; most: number }
  | { reason: 'days_out_of_range'; least: number; most: number }

/** What is kept of a step's terms: only what belongs to it. */
export type KeptTerms = { task: string | null; factor: number | null; categories: string[] | null }

/** Whether the terms of a measure are whole: each step has what it needs, within its bounds. */
export function judgeTerms(terms: MeasureTerms): Result<KeptTerms, TermsRefusal> {
  const { least, most } = measureRules[terms.step]
  if (!terms.explanation.trim()) return refuse({ reason: 'explanation_required' })
  if (!Number.isInteger(terms.days) || terms.days < least || terms.days > most)
    return refuse({ reason: 'days_out_of_range', least, most })
  switch (terms.step) {
    case 'warning':
      return ok({ task: null, factor: null, categories: null })
    case 'coaching':
      return judgeTask(terms.task)
    case 'rank_limit':
      return judgeFactor(terms.factor)
    case 'partial_exclusion':
      return judgeCategories(terms.categories)
    default:
      return terms.step satisfies never
  }
}

function judgeTask(task: string | undefined): Result<KeptTerms, TermsRefusal> {
  if (!task?.trim()) return refuse({ reason: 'task_required' })
  return ok({ task: task.trim(), factor: null, categories: null })
}

function judgeFactor(factor: number | undefined): Result<KeptTerms, TermsRefusal> {
  const { least, most } = rankFactor
  if (factor === undefined || !(factor >= least && factor <= most))
    return refuse({ reason: 'factor_out_of_range', least, most })
  return ok({ task: null, factor, categories: null })
}

function judgeCategories(given: readonly string[] = []): Result<KeptTerms, TermsRefusal> {
  const categories = [...new Set(given.map((category) => category.trim()).filter(Boolean))]
  if (categories.length === 0 || categories.length > mostLimitedCategories)
    return refuse({ reason: 'categories_required' })
  return ok({ task: null, factor: null, categories })
}

export type CloseRefusal =
  | { reason: 'already_lifted' }
  | { reason: 'strike_lapsed' }
  | { reason: 'nothing_to_lift' }

/**
 * Whether a measure can be taken back: its effect while that lasts, its strike while that counts. A ground that
 * leaves the strike has nothing to lift once the effect is over.
 */
export function judgeLift(
  { state, strikeUntil }: { state: MeasureState; strikeUntil: Date },
  ground: LiftGround,
  now: Date,
): Result<{ removesStrike: boolean }, CloseRefusal> {
  const { removesStrike } = liftGrounds[ground]
  if (state === 'lifted') return refuse({ reason: 'already_lifted' })
  if (state !== 'in_force' && !removesStrike) return refuse({ reason: 'nothing_to_lift' })
  if (state !== 'in_force' && strikeUntil.getTime() <= now.getTime())
    return refuse({ reason: 'strike_lapsed' })
  return ok({ removesStrike })
}

/** Whether a coached seller can be said to be done: while the task stands, in time or late. */
export function judgeFinish({
  step,
  state,
}: {
  step: MeasureStep
  state: MeasureState
}): Result<undefined, { reason: 'not_allowed_now' }> {
  return step === 'coaching' && state === 'in_force' ? ok(undefined) : refuse({ reason: 'not_allowed_now' })
}

/** Whether a step keeps goods from buyers, so that the seller is owed a statement of reasons. */
export function restricts(step: MeasureStep): step is 'rank_limit' | 'partial_exclusion' {
  return step === 'rank_limit' || step === 'partial_exclusion'
}
