import { type BoostedTrees, explainTrees, scoreTrees } from '#domain/detection/learning/boosted-trees'
import {
  expertBaseline,
  expertRules,
  explainExpert,
  scoreExpert,
} from '#domain/detection/learning/expert-scorecard'
import { explainScorecard, type Scorecard, scoreScorecard } from '#domain/detection/learning/scorecard'

/** What judges a review's behaviour: rules set by hand until enough is decided, then points, then trees. */
export type BehaviourModel =
  | { kind: 'expert' }
  | ({ kind: 'scorecard' } & Scorecard)
  | ({ kind: 'trees' } & BoostedTrees)

/** What one signal adds to the log-odds. */
export type Added = { name: string; contribution: number }

/** The log-odds (fake over genuine) of one row of features. */
export function scoreBehaviour(model: BehaviourModel, row: ArrayLike<number>): number {
  if (model.kind === 'trees') return scoreTrees(model, row)
  return model.kind === 'scorecard' ? scoreScorecard(model, row) : scoreExpert(row)
}

/** The log-odds before any signal and what each signal adds, each once; they sum to the score. */
export function explainBehaviour(
  model: BehaviourModel,
  row: ArrayLike<number>,
): { baseline: number; added: Added[] } {
  if (model.kind === 'expert') return { baseline: expertBaseline, added: nameExpert(explainExpert(row)) }
  const contributions = model.kind === 'trees' ? explainTrees(model, row) : explainScorecard(model, row)
  return { baseline: model.baseline, added: name(model.names, contributions) }
}

const expertNames = [...new Set(expertRules.map(({ feature }) => feature))]
const expertPlaces = expertRules.map(({ feature }) => expertNames.indexOf(feature))

/** Several rules may look at one feature: what it adds is what they add together. */
function nameExpert(points: Float64Array): Added[] {
  const sums = new Float64Array(expertNames.length)
  for (const [rule, place] of expertPlaces.entries()) sums[place] = (sums[place] ?? 0) + (points[rule] ?? 0)
  return name(expertNames, sums)
}

function name(names: readonly string[], contributions: Float64Array): Added[] {
  return names.map((own, at) => ({ name: own, contribution: contributions[at] ?? 0 }))
}
