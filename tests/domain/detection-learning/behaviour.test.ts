import { expect, test } from 'vitest'
import {
  type BehaviourModel,
  explainBehaviour,
  scoreBehaviour,
} from '#domain/detection/learning/behaviour-model'
import { binOf, binRows, findCuts } from '#domain/detection/learning/bins'
import { averageTrees, explainTrees, scoreTrees, type Tree } from '#domain/detection/learning/boosted-trees'
import { expertRules } from '#domain/detection/learning/expert-scorecard'
import { areaUnderCurve } from '#domain/detection/learning/metrics'
import { replay } from '#domain/detection/learning/replay'
import { trainBehaviour } from '#domain/detection/learning/train-behaviour'
import { featuresOf } from '#domain/detection/learning/train-detector'
import { trainTrees } from '#domain/detection/learning/train-trees'
import { makeMarket } from '#tests/domain/detection-learning/market'

const market = makeMarket(4000)
const labels = market.map(({ label }) => label)
const table = replay(market, { history: true })
const first = (count: number) => Int32Array.from({ length: count }, (_, at) => at)
const learn = (count: number) =>
  trainBehaviour(table, first(count), { labels: labels.slice(0, count) }, { seed: 1 })
const models: Record<string, BehaviourModel> = {
  expert: learn(200),
  scorecard: learn(1000),
  trees: learn(3000),
}

test('rules set by hand give way to learnt points, and those to trees, as decisions come in', () => {
  for (const [kind, model] of Object.entries(models)) expect(model.kind).toBe(kind)
  expect(trainBehaviour(table, first(4000), { labels: labels.map(() => 0) }, { seed: 1 }).kind).toBe('expert')
})

test.each(Object.keys(models))('what the signals of %s add sums to the score', (kind) => {
  const model = models[kind] ?? learn(0)
  for (let at = 3000; at < 4000; at++) {
    const row = featuresOf(table, at)
    const { baseline, added } = explainBehaviour(model, row)
    const sum = added.reduce((total, { contribution }) => total + contribution, baseline)
    expect(Math.abs(sum - scoreBehaviour(model, row))).toBeLessThan(1e-9)
  }
})

test.each(Object.keys(models))('%s tells fakes it has not seen from genuine reviews', (kind) => {
  const model = models[kind] ?? learn(0)
  const scores = labels.slice(3000).map((_, at) => scoreBehaviour(model, featuresOf(table, 3000 + at)))
  expect(areaUnderCurve({ scores, labels: labels.slice(3000) })).toBeGreaterThan(0.8)
})

test('the same reviews and seed give the same model, which survives JSON', () => {
  for (const [kind, count] of Object.entries({ scorecard: 1000, trees: 3000 })) {
    const model = models[kind] ?? learn(0)
    expect(JSON.stringify(learn(count))).toBe(JSON.stringify(model))
    const restored: BehaviourModel = JSON.parse(JSON.stringify(model))
    const row = featuresOf(table, 3500)
    expect(scoreBehaviour(restored, row)).toBe(scoreBehaviour(model, row))
  }
})

test('averaged trees score and explain as the mean of theirs', () => {
  const data = binRows(table, first(1500), 20)
  const grow = (seed: number) =>
    trainTrees(data, { labels: Float64Array.from(labels.slice(0, 1500)) }, table.names, {
      ...{ trees: 10, mostLeaves: 6, leastRows: 20, ridge: 10, learningRate: 0.2 },
      ...{ featureShare: 0.5, rowShare: 0.8, rising: [], seed },
    })
  const [one, other] = [grow(1), grow(2)]
  const both = averageTrees([one, other])
  for (let at = 1500; at < 1600; at++) {
    const row = featuresOf(table, at)
    expect(scoreTrees(one, row)).not.toBe(scoreTrees(other, row))
    expect(scoreTrees(both, row)).toBeCloseTo((scoreTrees(one, row) + scoreTrees(other, row)) / 2, 12)
    const [ofOne, ofOther] = [explainTrees(one, row), explainTrees(other, row)]
    for (const [feature, added] of explainTrees(both, row).entries())
      expect(added).toBeCloseTo(((ofOne[feature] ?? 0) + (ofOther[feature] ?? 0)) / 2, 12)
  }
})

test('each tree is followed to its leaf, and what is unknown goes where it was sent in training', () => {
  const model = models.trees
  if (model?.kind !== 'trees') throw new Error('Trees were to be learnt')
  for (let at = 3000; at < 3200; at++) {
    const row = featuresOf(table, at).map((value, feature) => ((feature + at) % 5 === 0 ? Number.NaN : value))
    const sum = model.trees.reduce((sum, tree) => sum + follow(tree, row), model.baseline)
    expect(scoreTrees(model, row)).toBeCloseTo(sum, 9)
  }
})

/** What one tree adds to the log-odds of a row, node by node. */
function follow(tree: Tree, row: Float64Array): number {
  let node = 0
  for (let feature = tree.feature[0] ?? -1; feature >= 0; feature = tree.feature[node] ?? -1) {
    const value = row[feature] ?? Number.NaN
    const goesLeft = Number.isNaN(value) ? tree.unknownLeft[node] === 1 : value <= (tree.threshold[node] ?? 0)
    node = (goesLeft ? tree.left[node] : tree.right[node]) ?? 0
  }
  return (tree.value[node] ?? 0) - (tree.value[0] ?? 0)
}

test('a feature said to rise never makes a fake less likely', () => {
  const name = 'author.fake_share'
  const at = table.names.indexOf(name)
  const trees = trainTrees(binRows(table, first(2000), 31), { labels }, table.names, {
    trees: 20,
    mostLeaves: 8,
    leastRows: 20,
    ridge: 1,
    learningRate: 0.2,
    featureShare: 1,
    rowShare: 1,
    seed: 1,
    rising: [name],
  })
  for (let row = 0; row < 200; row++) {
    const values = featuresOf(table, row).slice()
    let before = Number.NEGATIVE_INFINITY
    for (let share = 0; share <= 1; share += 0.05) {
      values[at] = share
      const score = scoreBehaviour({ kind: 'trees', ...trees }, values)
      expect(score).toBeGreaterThanOrEqual(before - 1e-12)
      before = score
    }
  }
})

test('there are thirteen rules in half points, and none speaks of what is unknown', () => {
  expect(expertRules).toHaveLength(13)
  for (const { points } of expertRules) expect(points * 2).toBe(Math.round(points * 2))
  const unknown = new Float64Array(table.width).fill(Number.NaN)
  expect(
    explainBehaviour({ kind: 'expert' }, unknown).added.every(({ contribution }) => contribution === 0),
  ).toBe(true)
})

test('bins keep the order of values and set the unknown apart', () => {
  const cuts = findCuts([3, 1, 2, 2, Number.NaN, 9], 4)
  expect([Number.NaN, 1, 2, 3, 9, 100].map((value) => binOf(cuts, value))).toEqual([0, 1, 2, 3, 4, 4])
  expect(findCuts([5, 5, 5], 10)).toEqual([])
  expect(findCuts([Number.NaN], 10)).toEqual([])
  const many = Array.from({ length: 1000 }, (_, at) => at)
  expect(findCuts(many, 10)).toHaveLength(9)
})
