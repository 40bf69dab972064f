import { expect, test } from 'vitest'
import { disguises } from '#domain/detection/learning/disguise'
import { dot, fitLogistic } from '#domain/detection/learning/logistic-regression'
import { sigmoid } from '#domain/detection/learning/logit'
import { seededRandom } from '#domain/detection/learning/random'
import { createSparseRows } from '#domain/detection/learning/sparse-rows'
import { splitJoined } from '#domain/detection/learning/split-joined'
import { explainText, scoreText } from '#domain/detection/learning/text-model'
import { columnOf, createVectoriser } from '#domain/detection/learning/text-vector'
import { trainText } from '#domain/detection/learning/train-text'
import { type Canonical, canonical } from '#domain/text/canonical'
import type { Span } from '#domain/text/span'

const fake =
  'amazing perfect wonderful excellent outstanding experience recommend definitely incredible'.split(' ')
const genuine = 'broke slow parking queue noisy pillow manager lukewarm corridor'.split(' ')
const both = 'the room was and we had a very with breakfast staff hotel in stay there night for'.split(' ')

/** Made-up texts of two kinds of writers, who share most of their words. */
function makeTexts(count: number) {
  const random = seededRandom(5)
  const pick = (words: string[]) => words[Math.floor(random() * words.length)] ?? ''
  return Array.from({ length: count }, (_, at) => {
    const own = at % 2 === 0 ? fake : genuine
    const words = Array.from({ length: 25 }, () => pick(random() < 0.25 ? own : both))
    return { text: `${words.join(' ')}.`, label: 1 - (at % 2) }
  })
}

const texts = makeTexts(320)
const { model, unseen } = trainText('en', texts.slice(0, 240), 1)
const scores = texts.map(({ text }) => scoreText(model, canonical(text)))

test('the fitted weights are where the loss no longer falls', () => {
  const rows = createSparseRows()
  const labels = [1, 1, 0, 0, 1, 0, 0, 1]
  for (const [row] of labels.entries()) {
    rows.add({ count: 2, columns: Int32Array.of(row % 3, 3 + (row % 2)), value: 0.7 })
  }
  const scale = new Float64Array(5).fill(1)
  const strictness = 2
  const sparse = rows.rows()
  const { weights, bias } = fitLogistic(sparse, labels, { strictness, passes: 300, seed: 1, scale })
  const misses = labels.map((label, row) => sigmoid(bias + dot(sparse, row, weights)) - label)
  for (let column = 0; column < 5; column++) {
    const pull = misses.reduce(
      (sum, miss, row) => sum + (row % 3 === column || 3 + (row % 2) === column ? miss * 0.7 : 0),
      0,
    )
    expect((weights[column] ?? 0) + strictness * pull).toBeCloseTo(0, 5)
  }
  expect(bias + strictness * misses.reduce((sum, miss) => sum + miss, 0)).toBeCloseTo(0, 5)
})

test('texts not seen in training are told apart, and so are those left out of a fold', () => {
  for (const [at, { label }] of texts.entries()) {
    if (at >= 240) expect((scores[at] ?? 0) > 0).toBe(label === 1)
  }
  expect(unseen.filter((score, at) => score > 0 === (texts[at]?.label === 1)).length).toBeGreaterThan(230)
})

test('what a text adds to the bias is its score, and the stretches that add the most of it are told', () => {
  for (const { text } of texts.slice(240)) {
    const { score = 0, added = 0, spans } = explainText(model, canonical(text)) ?? {}
    expect(score).toBe(scoreText(model, canonical(text)))
    expect(Math.abs(model.bias + added - score)).toBeLessThan(1e-9)
    expect(spans).toEqual(strongestOf(canonical(text), Math.sign(added)).slice(0, 12))
  }
})

test('stretches are told by where they were sent, and what has no such place makes room for others', () => {
  const text = canonical('Wonderful hotel. We had a wonderful stay in the hotel')
  const begins = 'Wonderful hotel. '.length
  const origin = ({ start, end }: Span) =>
    start < begins ? undefined : { start: start - begins, end: end - begins }
  const { added = 0, spans } = explainText(model, text, origin) ?? {}
  const sent = strongestOf(text, Math.sign(added)).flatMap((span) => origin(span) ?? [])
  expect(spans?.length).toBeGreaterThan(0)
  expect(spans).toEqual(sent.slice(0, 12))
})

/** Every stretch that speaks for one side, found by sorting all there are: those of one column together. */
function strongestOf(text: Canonical, side: number): Span[] {
  const { grams, read } = createVectoriser(model.options, model.known)
  read(text)
  const columns = new Map<number, Span[]>()
  for (let at = 0; at < grams.count; at++) {
    const column = columnOf(grams.hashes[at] ?? 0, model.options.bits)
    const span = { start: grams.starts[at] ?? 0, end: grams.ends[at] ?? 0 }
    columns.set(column, [...(columns.get(column) ?? []), span])
  }
  const weightOf = (column: number) => side * (model.weights[column] ?? 0)
  return [...columns]
    .filter(([column]) => weightOf(column) > 0)
    .sort(([a], [b]) => weightOf(b) - weightOf(a))
    .flatMap(([, spans]) => spans)
    .filter(({ start, end }) => end > start)
}

test('the same texts and seed give the same model', () => {
  const learn = () => trainText('en', texts.slice(0, 60), 1).model.weights.filter((weight) => weight !== 0)
  expect(learn()).toEqual(learn())
})

test.each([
  ['another language', 'Das Zimmer war sehr sauber und das Frühstück hat uns gut geschmeckt'],
  ['another script', 'Номер был чистый, а завтрак вкусный, спасибо'],
  ['no words', '👍👍👍 !!!'],
  ['nothing', ''],
  ['half a character', '\ud800'],
])('the model has nothing to say about %s', (_, text) =>
  expect(scoreText(model, canonical(text))).toBeUndefined(),
)

test.each(Object.keys(disguises))(
  'a text in disguise (%s) is scored nearly as it would be without',
  (name) => {
    const random = seededRandom(2)
    const disguise = disguises[name as keyof typeof disguises] // one of its keys
    const fakes = texts.slice(240).filter(({ label }) => label === 1)
    const found = fakes.filter(({ text }) => (scoreText(model, canonical(disguise(text, random))) ?? 0) > 0)
    expect(found.length / fakes.length).toBeGreaterThan(0.95)
  },
)

test('texts of the same words are told apart by how they are laid out, in disguise too', () => {
  const random = seededRandom(9)
  const written = Array.from({ length: 160 }, (_, at) => {
    const words = Array.from({ length: 12 }, () => both[Math.floor(random() * both.length)] ?? '')
    const [first, second] = [words.slice(0, 6).join(' '), words.slice(6).join(' ')]
    return { text: at % 2 ? `${first} ,${second}.` : `${first}, ${second}.`, label: 1 - (at % 2) }
  })
  const byLayout = trainText('en', written.slice(0, 120), 1).model
  for (const { text, label } of written.slice(120)) {
    const score = scoreText(byLayout, canonical(text)) ?? 0
    expect(score > 0).toBe(label === 1)
    expect(scoreText(byLayout, canonical(disguises['full-width'](text)))).toBe(score)
  }
})

test('letters sent apart are read as the fewest known words', () => {
  const words = new Set(['a', 'wide', 'width', 'id'])
  const run = 'awidewidthx'
  const begins = splitJoined(run.length, (from, to) => words.has(run.slice(from, to)))
  expect(begins).toEqual([0, 1, 5, 10])
  expect(splitJoined(0, () => true)).toEqual([])
  const apart = 'w o n d e r f u l e x p e r i e n c e'
  expect(scoreText(model, canonical(apart))).toBe(scoreText(model, canonical('wonderful experience')))
})

test('whole words of lookalikes are read as what they look like, honest words of another script are not', () => {
  const reads = (text: string) => canonical(text).cased
  expect(reads('Тһе ѕtаff wаѕ ѕо пісе')).toBe('The staff was so nice')
  expect(reads('Oдин чepный чyлok oдeлa и cpaзy')).toBe('Один черный чулок одела и сразу')
  expect(reads('The hotel «Москва» and СССР')).toBe('The hotel «Москва» and СССР')
  expect(reads('Купил OPPO и HP')).toBe('Купил OPPO и HP')
})

test.each([
  ['capitals, and digits for letters', 'GREAT h0tel, Room 101', 555_261_745],
  ['digits for Cyrillic letters', 'Ду3е д0брий готель', -794_459_598],
  ['a script without spaces', '很好的酒店', -342_956_567],
])('what is read of %s has the numbers that kept models know it by', (_, text, expected) => {
  const { grams, read } = createVectoriser(model.options, model.known)
  read(canonical(text))
  const sum = grams.hashes.subarray(0, grams.count).reduce((sum, hash) => (Math.imul(sum, 31) + hash) | 0, 0)
  expect(sum).toBe(expected)
})
