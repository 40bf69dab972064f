import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coldStart, type Detector, type Judgement, judge } from '#domain/detection/judge'
import { type DetectorModel, scoreReview } from '#domain/detection/learning/detector-model'
import { logitOf } from '#domain/detection/learning/logit'
import { replay } from '#domain/detection/learning/replay'
import { behaviourFeatures, historyFeatures } from '#domain/detection/learning/replay-features'
import { type Example, trainDetector } from '#domain/detection/learning/train-detector'
import { learntNames, signalNames } from '#domain/detection/signal'
import { caps, groups, learntInstead, weights } from '#domain/detection/weights'
import { defaultRules } from '#domain/policy'
import { screen } from '#domain/screening'
import { makeMarket } from '#tests/domain/detection-learning/market'
import { anyBehaviour, anyFeatures, buyer, featuresOf, readingOf } from '#tests/domain/features'
import { readText } from '#workers/language/read-text'

function learn(count: number): DetectorModel {
  const market = makeMarket(count)
  const table = replay(market, { history: true })
  const words = ['came on time and works', 'best seller ever buy now']
  const examples: Example[] = market.map(({ label, at }, row) => ({
    text: `${words[label]} ${row % 7}${row % 5} indeed`,
    language: 'en',
    label,
    row,
    at,
    weight: 1,
  }))
  return trainDetector(examples, table, { seed: 1 })
}

const detectors: Detector[] = [
  coldStart,
  { name: 'model-1', learnt: learn(600) },
  { name: 'model-2', learnt: learn(4000) },
]
const anyReview = fc
  .tuple(
    anyFeatures,
    fc.option(anyBehaviour, { nil: undefined }),
    fc.constantFrom('best buy now', 'came late', ''),
  )
  .map(([features, behaviour, text]) => ({
    ...features,
    behaviour,
    reading: readingOf(text),
  }))

test.each(detectors)('the contributions by $name add up exactly to the log-odds', (detector) => {
  fc.assert(
    fc.property(anyReview, (features) => {
      const { fakeProbability, baseline, signals } = judge(features, detector)
      const sum = signals.reduce((total, { contribution }) => total + contribution, baseline)
      expect(fakeProbability).toBeCloseTo(1 / (1 + Math.exp(-sum)), 12)
      if (!detector.learnt) return
      const { reading, behaviour } = features
      const own = scoreReview(detector.learnt, { ...reading, behaviour })
      const learnt = signals.filter(({ name }) => !signalNames.some((finding) => finding === name))
      const told = learnt.reduce((total, { contribution }) => total + contribution, baseline)
      expect(Math.abs(told - own.logit)).toBeLessThan(1e-9)
    }),
  )
})

test('stretches of the title are weighed and not marked: marks stand in the text as it was sent', () => {
  const detector = detectors[1] ?? coldStart
  const [title, text] = ['best seller ever', 'just the best buy now indeed']
  const { reading } = readText({ title, text, language: 'en' })
  const [{ facts: [fact] = [] } = {}] = signalsNamed('text', judge({ ...featuresOf({}), reading }, detector))
  const marked = fact?.spans?.map(({ start, end }) => text.slice(start, end)) ?? []
  expect(marked).toContain('best')
  expect(marked.filter((stretch) => /seller|ever|just/.test(stretch))).toEqual([])
})

const signalsNamed = (wanted: string, { signals }: Judgement) => signals.filter(({ name }) => name === wanted)

test.each(detectors)(
  'findings beside $name never add more than their group may, and none twice',
  (detector) => {
    fc.assert(
      fc.property(anyReview, (features) => {
        const { signals } = judge(features, detector)
        for (const group of groups) {
          const own = signals.filter(({ name }) =>
            signalNames.some((finding) => finding === name && weights[finding].group === group),
          )
          const total = own.reduce((sum, { contribution }) => sum + contribution, 0)
          expect(total).toBeLessThanOrEqual(caps[group] + 1e-9)
        }
        const names = signals.map(({ name }) => name)
        expect(new Set(names).size).toBe(names.length)
        const named = names.filter((name) => learntNames.some((learnt) => learnt === name))
        expect(named.length).toBeLessThanOrEqual(8 + 3)
      }),
    )
  },
)

test('beside a learnt model what it reads for itself is told and adds nothing', () => {
  const lastDay = Array.from({ length: 20 }, (_, at) => ({ minutesBefore: at * 2 + 1, authorIsNew: true }))
  const features = featuresOf({ earlierReviews: 0 })
  const busy = {
    ...features,
    seller: { ...features.seller, lastDay },
    behaviour: new Float64Array(behaviourFeatures.length + historyFeatures.length),
  }
  const learnt = detectors[1] ?? coldStart
  const added = judge(busy, learnt).signals.filter(({ name }) => learntInstead.some((own) => own === name))
  expect(added.map(({ name, contribution }) => [name, contribution])).toEqual([
    ['burst', 0],
    ['new_author', 0],
  ])
  const unknown = judge({ ...busy, behaviour: undefined }, learnt).signals
  expect(unknown.find(({ name }) => name === 'burst')?.contribution).toBeGreaterThan(0.5)
})

test('before anything is learnt no first review is queued for its behaviour alone, however new all is', () => {
  fc.assert(
    fc.property(anyBehaviour, (behaviour) => {
      const features = featuresOf({ earlierReviews: 0 })
      const registeredAt = features.createdAt
      const author = { id: buyer, registeredAt, earlierReviews: 0 }
      const judgement = judge({ ...features, author, behaviour }, coldStart)
      expect(screen(judgement, defaultRules, { hasProofOfOrder: true }).outcome).toBe('publish')
    }),
  )
})

test('before anything is learnt behaviour still tells reviews apart', () => {
  const row = (values: Partial<Record<(typeof behaviourFeatures)[number], number>>) =>
    Float64Array.from(behaviourFeatures, (name) => values[name] ?? Number.NaN)
  const of = (behaviour: Float64Array) => judge({ ...featuresOf({}), behaviour }, coldStart).fakeProbability
  const regular = of(row({ 'author.reviews': 12, 'author.age_days': 400 }))
  const newcomer = of(row({ 'author.reviews': 0, 'seller.age_days': 3 }))
  expect(regular).toBeLessThan(of(row({})))
  expect(newcomer).toBeGreaterThan(of(row({})))
})

test('a review of whose author, seller and text nothing is known has the baseline and is not suspected', () => {
  for (const detector of detectors) {
    const { fakeProbability, signals, baseline } = judge(featuresOf({ earlierReviews: 3 }), detector)
    expect(logitOf(fakeProbability)).toBeCloseTo(
      signals.reduce((sum, { contribution }) => sum + contribution, baseline),
      9,
    )
    expect(signals.filter(({ name }) => name.includes('.'))).toEqual([])
  }
})
