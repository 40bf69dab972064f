import type { BehaviourModel } from '#domain/detection/learning/behaviour-model'
import { binRows } from '#domain/detection/learning/bins'
import { averageTrees } from '#domain/detection/learning/boosted-trees'
import type { FeatureTable } from '#domain/detection/learning/replay'
import { trainScorecard } from '#domain/detection/learning/scorecard'
import type { Targets } from '#domain/detection/learning/targets'
import { trainTrees } from '#domain/detection/learning/train-trees'

/** From so many decided reviews, so many of them fakes, points are learnt; from so many, trees. */
export const leastForScorecard = { reviews: 300, fakes: 60 }
export const leastForTrees = 3000

const treeBins = 63
const scorecardBins = 24
/** So many ensembles grown on other draws of rows and features are averaged: what one draw happened to see evens out. */
const averaged = 3

/**
 * Learns from the given rows of a table as much as their number allows; fewer than needed leave the rules. Where they
 * are only a `share` (0–1) of what there is, the whole must be enough.
 *
 * @param targets of each of `rows`, in their order. Throws where there are more or fewer.
 */
export function trainBehaviour(
  table: FeatureTable,
  rows: Int32Array,
  { labels, weights }: Targets,
  { seed, share = 1 }: { seed: number; share?: number },
): BehaviourModel {
  if (labels.length !== rows.length) throw new Error(`${labels.length} labels of ${rows.length} rows`)
  const own = Float64Array.from(labels)
  const targets = { labels: own, weights }
  const fakes = own.reduce((sum, label) => sum + label, 0)
  const enough = rows.length >= leastForScorecard.reviews * share && fakes >= leastForScorecard.fakes * share
  if (!enough) return { kind: 'expert' }
  if (rows.length < leastForTrees * share) {
    const bins = Math.max(4, Math.min(scorecardBins, Math.floor(rows.length / 100)))
    return { kind: 'scorecard', ...trainScorecard(binRows(table, rows, bins), targets, table.names, seed) }
  }
  const data = binRows(table, rows, treeBins)
  const ensembles = Array.from({ length: averaged }, (_, at) =>
    trainTrees(data, targets, table.names, {
      trees: 250,
      mostLeaves: 15,
      leastRows: Math.max(20, Math.min(80, Math.floor(rows.length / 500))),
      ridge: 10,
      learningRate: 0.03,
      featureShare: 0.5,
      rowShare: 0.8,
      rising: ['author.fake_share'],
      seed: seed + at,
    }),
  )
  return { kind: 'trees', ...averageTrees(ensembles) }
}
