import { expect, test } from 'vitest'
import {
  explainReview,
  type Subject,
  scoreReview,
  untrainedDetector,
} from '#domain/detection/learning/detector-model'
import { packModel, unpackModel } from '#domain/detection/learning/pack-model'
import { replay } from '#domain/detection/learning/replay'
import { featuresOf, trainDetector } from '#domain/detection/learning/train-detector'
import { canonical } from '#domain/text/canonical'
import { makeMarket } from '#tests/domain/detection-learning/market'

const market = makeMarket(1600)
const table = replay(market, { history: true })
const praise = ['perfect wonderful product', 'amazing quality, recommend', 'best seller ever']
const plain = ['came late but works', 'box was dented, fine inside', 'colour differs from the picture']
const textOf = (at: number, label: number) =>
  `${(label === 1 ? praise : plain)[at % 3]} number ${at % 7}, it is what it is`
const examples = market.map(({ label, at }, row) => ({
  text: textOf(row, label),
  language: 'en',
  label,
  row: row % 5 === 0 ? undefined : row,
  at,
  weight: 1,
}))
const model = trainDetector(examples, table, { seed: 1 })

const subject = (text: string, row?: number): Subject => ({
  canonical: canonical(text),
  language: 'en',
  behaviour: row === undefined ? undefined : featuresOf(table, row),
})
const subjects: [string, Subject][] = [
  ['text and behaviour', subject(textOf(1, 1), 1)],
  ['text alone', subject(textOf(2, 0))],
  ['behaviour alone', subject('', 3)],
  ['neither', subject('🙂')],
  ['five thousand characters', subject('good '.repeat(1000), 4)],
  ['half a character', subject('\udc00', 4)],
]

test.each(subjects)('the explanation of a review with %s sums to its log-odds', (_, own) => {
  for (const detector of [model, untrainedDetector()]) {
    const { baseline, behaviour, text, calibration, logit, probability } = explainReview(detector, own)
    const sum = [...behaviour, text].reduce(
      (total, { contribution }) => total + contribution,
      baseline + calibration,
    )
    expect(Math.abs(sum - logit)).toBeLessThan(1e-9)
    expect(probability).toBeGreaterThan(0)
    expect(probability).toBeLessThan(1)
  }
})

test('without decisions there is no opinion on texts and the rules judge behaviour', () => {
  const untrained = trainDetector(examples.slice(0, 100), table, { seed: 1 })
  expect(untrained.behaviour.kind).toBe('expert')
  expect(untrained.texts.size).toBe(0)
})

test('a language with too few decisions is abstained from', () => {
  expect(scoreReview(model, { ...subject(textOf(1, 1), 1), language: 'uk' }).opinions.text).toBeUndefined()
})

test('a model kept in a file judges as before; a file of another format is refused in a line', () => {
  const file = JSON.parse(JSON.stringify(packModel(model, { auc: 0.9 })))
  const restored = unpackModel(file)
  for (const [, subject] of subjects)
    expect(scoreReview(restored, subject)).toEqual(scoreReview(model, subject))
  expect(() => unpackModel({ ...file, format: 1 })).toThrow(/format 1/)
})

test('a model that reads other features is refused in a line, whatever its format says', () => {
  const file = packModel(model, {})
  if (file.behaviour.kind === 'expert') throw new Error('nothing was learnt')
  const [first, ...others] = file.behaviour.names
  for (const names of [[first ?? ''], ['review.rating_stars', ...others], [...others, first ?? '']]) {
    expect(() => unpackModel({ ...file, behaviour: { ...file.behaviour, names } as never })).toThrow(
      /^The model file reads other features/,
    )
  }
})

test('where genuine reviews were looked at by chance, their weights bring back how rare fakes are', () => {
  const looked = examples.map((example) => ({ ...example, text: '', row: example.row ?? 0 }))
  const mean = (weight: (label: number) => number) => {
    const learnt = trainDetector(
      looked.map((example) => ({ ...example, weight: weight(example.label) })),
      table,
      { seed: 1 },
    )
    const scores = market.map((_, row) => scoreReview(learnt, subject('', row)).probability)
    return scores.reduce((sum, score) => sum + score, 0) / scores.length
  }
  const fakes = looked.filter(({ label }) => label === 1).length
  expect(mean(() => 1)).toBeCloseTo(fakes / looked.length, 1)
  // Had each genuine review been drawn from ten, all others published unseen, fakes would be ten times as rare.
  expect(mean((label) => (label ? 1 : 10))).toBeLessThan((fakes / looked.length) * 0.35)
  // A hundred for each of them changes nothing but the number: only proportions count.
  expect(mean(() => 100)).toBeCloseTo(
    mean(() => 1),
    9,
  )
})
