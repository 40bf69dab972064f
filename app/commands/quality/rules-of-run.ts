import type { MeasuredRun } from '#commands/quality/run-state'
import type { RunRules } from '#db/quality/run-rules'
import { indicators } from '#domain/quality/indicator'
import { gradeBounds } from '#domain/quality/score'

/** What the database marks and sifts sellers by in a run whose spread is known. */
export function rulesOf({ policy, shape, indicatorShapes }: MeasuredRun): RunRules {
  return {
    shape,
    shapes: indicatorShapes,
    weights: indicators.map((id) => policy.weights[id]),
    pivot: policy.scorePivot,
    minimumFeedback: policy.minimumFeedback,
    grades: gradeBounds,
    leastEvents: Math.min(policy.watchEvents, policy.minimumEvents, policy.minimumEventsOnProbation),
    leastRatio: Math.min(policy.watchRatio, policy.excludeRatio),
    leastServiceRatio: policy.excludeRatio,
  }
}
