import { expect, test } from 'vitest'
import { scoreReview } from '#domain/detection/learning/detector-model'
import { unpackModel } from '#domain/detection/learning/pack-model'
import { type Comparison, obstaclesTo } from '#domain/detection/models/comparison'
import { divideByTime } from '#domain/detection/models/newest-slice'
import { missingDecisions, trainChallenger } from '#domain/detection/models/train-challenger'
import { canonical } from '#domain/text/canonical'
import { makeMarket } from '#tests/domain/detection-learning/market'

const market = makeMarket(500)
const decided = market.slice(0, 400).map(({ id, label, knownAt = 0 }) => {
  const text = label ? `perfect wonderful product, number ${id}` : `came late but works, number ${id}`
  return { id, text, language: 'en', label: label === 1 ? (1 as const) : (0 as const), knownAt, weight: 1 }
})
const training = { reviews: market, decided, champion: undefined, publishBelow: 0.15 }
const trained = trainChallenger(training, () => {})

test('from 400 decisions a scorecard is learnt, and compared on the newest with the rules set by hand', () => {
  const { learntFrom, comparison } = trained
  expect(learntFrom).toMatchObject({ examples: 400, kind: 'scorecard', languages: ['en'] })
  expect(comparison).toMatchObject({ reviews: 80, championNumber: null, knownToChampion: 0 })
  expect(comparison.challenger.auc).toBeGreaterThan(0.8)
  expect(comparison.champion.auc).toBeGreaterThan(0.5)
  expect(comparison.challenger.roc.at(-1)).toEqual({ x: 1, y: 1 })
  expect(comparison.challenger.reliability.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(80)
  expect(comparison.challenger.byStars.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(80)
  const scored = scoreReview(unpackModel(trained.file), {
    canonical: canonical('perfect wonderful product'),
    language: 'en',
    behaviour: undefined,
  })
  expect(scored.probability).toBeGreaterThan(0)
})

test('the same decisions give the same challenger', () => {
  const again = trainChallenger(training, () => {})
  expect(JSON.stringify(again)).toBe(JSON.stringify(trained))
})

test('what is compared on was not learnt from, and where enough of it is new to the champion, all of it', () => {
  const known = Array.from({ length: 500 }, (_, at) => ({
    knownAt: (at * 7) % 500,
    label: at % 4 === 0 ? 1 : 0,
  }))
  const { older, newest } = divideByTime(known, undefined)
  expect(newest.map((at) => known[at]?.knownAt)).toEqual(Array.from({ length: 100 }, (_, at) => 400 + at))
  expect(new Set([...older, ...newest]).size).toBe(500)
  expect(divideByTime(known, 430).newest).toHaveLength(69)
  expect(divideByTime(known, 490).newest).toHaveLength(100)
})

test('before 300 decisions and 60 fakes among them it is said how many are missing', () => {
  expect(missingDecisions({ reviews: 120, fakes: 70 })).toEqual({ reviews: 180, fakes: 0 })
  expect(missingDecisions({ reviews: 5000, fakes: 59 })).toEqual({ reviews: 0, fakes: 1 })
})

type Measured = { ap: number; ece: number; auc: number }
function compare(challenger: Measured, champion: Measured, more: Partial<Comparison> = {}): Comparison {
  const figures = ({ ap, ece, auc }: Measured) => ({
    ...{ ap, auc, r1: 0.1, ece, byStars: [], roc: [], precisionRecall: [], reliability: [] },
    byLanguage: [{ language: 'uk', reviews: 100, fakes: 30, auc }],
  })
  return {
    ...{ reviews: 100, fakes: 30, from: '', until: '', knownToChampion: 0, championNumber: 3 },
    ...{ challenger: figures(challenger), champion: figures(champion) },
    ...more,
  }
}
const good = { ap: 0.5, ece: 0.02, auc: 0.8 }

test.each<[string, Comparison, string[]]>([
  ['as good as the champion', compare(good, good), []],
  ['a hundredth less precise', compare({ ...good, ap: 0.491 }, good), []],
  ['more than a hundredth less precise', compare({ ...good, ap: 0.489 }, good), ['less_precise']],
  ['off in its probabilities', compare({ ...good, ece: 0.031 }, good), ['badly_calibrated']],
  ['off, but less than the champion', compare({ ...good, ece: 0.05 }, { ...good, ece: 0.06 }), []],
  ['worse in a language', compare({ ...good, auc: 0.74 }, good), ['worse_in_language']],
  ['compared on too little', compare(good, good, { reviews: 59 }), ['too_few_compared']],
  ['compared with too few fakes', compare(good, good, { fakes: 9 }), ['too_few_compared']],
  ['compared with another champion', compare(good, good, { championNumber: 2 }), ['compared_with_another']],
])('a challenger that is %s meets what stands in its way', (_, comparison, obstacles) => {
  expect(obstaclesTo(comparison, 3).map(({ obstacle }) => obstacle)).toEqual(obstacles)
})
