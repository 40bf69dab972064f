import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readArguments } from '#app/cli/evaluate/arguments.ts'
import { countUndated, divide } from '#app/cli/evaluate/divide.ts'
import { report } from '#app/cli/evaluate/figures.ts'
import { findInjectedRings } from '#app/cli/evaluate/inject-rings.ts'
import { findEditedCopies } from '#app/cli/evaluate/near-duplicates.ts'
import { predict } from '#app/cli/evaluate/predict.ts'
import { asText } from '#app/cli/evaluate/print.ts'
import { readRows } from '#app/cli/evaluate/read-rows.ts'
import { KnownProblem } from '#app/known-problem.ts'
import { seededRandom } from '#domain/detection/learning/random'
import { makeMarket } from '#tests/domain/detection-learning/market'

let folder = ''
let file = ''
/** The same reviews without their texts: to learn from texts takes a hundred times as long as from behaviour. */
let wordless = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-evaluate-'))
  file = join(folder, 'reviews.ndjson.gz')
  wordless = join(folder, 'wordless.ndjson')
  const odd = [
    { text: '', label: 0 },
    { text: '🙂🙂🙂', label: 1, author: { id: 'x' } },
    { text: '\ud800', label: 1, author: null, createdAt: 'never' },
    { text: 'word '.repeat(1000), label: 0, author: { id: 7 }, rating: 'five' },
    { id: 'bare', label: 1 },
  ]
  const reviews = makeMarket(900).map(({ id, authorId, sellerId, rating, at, label }, place) => ({
    id,
    sellerId,
    author: { id: authorId },
    rating,
    text: label ? 'perfect amazing' : 'fine, came late',
    createdAt: new Date(at * 86_400_000).toISOString(),
    language: 'en',
    split: `fold${place % 3}`,
    label,
  }))
  await writeFile(wordless, reviews.map((row) => JSON.stringify({ ...row, text: '' })).join('\n'))
  const lines = [...reviews, ...odd].map((row) => JSON.stringify(row))
  lines.splice(5, 0, '{"text": "broken', '[]', '{"text":"nobody decided"}', '')
  await writeFile(file, gzipSync(lines.join('\n')))
})
afterAll(() => rm(folder, { recursive: true }))

async function evaluate(from: string, ...typed: string[]) {
  const given = readArguments([from, ...typed])
  const { rows, ...counts } = await readRows(from)
  const others = { undated: countUndated(rows, given.split), trainUnreadable: 1, trainUnlabelled: 4 }
  return { ...report(predict(rows, [], given)), ...counts, ...others }
}

test('bad rows are scored, unreadable lines counted, and every figure is there', async () => {
  const figures = await evaluate(file, '--split', 'time:0.7')
  expect(figures).toMatchObject({ unreadable: 2, unlabelled: 1, n: 270, model: { behaviour: 'scorecard' } })
  for (const name of ['auc', 'ap', 'p1', 'r1', 'r5', 'ece', 'accuracy', 'macroF1', 'abstained'] as const) {
    expect(figures[name]).toBeGreaterThanOrEqual(0)
  }
  expect(figures.auc).toBeGreaterThan(0.8)
  expect(figures.firstTime.n).toBeGreaterThan(0)
  expect(figures.byLanguage.en?.n).toBe(270)
  for (const name of ['featuresPerSecond', 'scoresPerSecond', 'peakMemoryMb'] as const) {
    expect(figures[name]).toBeGreaterThan(0)
  }
  expect(asText(figures)).toMatch(/2 lines unreadable, 1 without a label/)
  expect(asText(figures)).toMatch(/to learn from: 1 lines unreadable, 4 without a label/)
  expect(asText(figures)).toMatch(/5 rows without a date/)
})

test('without training the rules judge every row, odd ones too', async () => {
  const figures = await evaluate(file)
  expect(figures).toMatchObject({ n: 905, trainedOn: 0, model: { behaviour: 'expert', languages: [] } })
})

test('a disguise changes what is tested, and breaks nothing', async () => {
  const figures = await evaluate(file, '--split', 'random:42', '--attack', 'leet')
  expect(figures.auc).toBeGreaterThan(0.7)
  expect(figures.attacks?.leet?.n).toBe(figures.n)
})

test('flipped decisions and forgotten ones change what is learnt, and break nothing', async () => {
  const plain = await evaluate(wordless, '--split', 'random:42')
  const flipped = await evaluate(wordless, '--split', 'random:42', '--flip', '0.05')
  expect(flipped.auc).toBeGreaterThan(0.7)
  expect(flipped.ece).not.toBe(plain.ece)
  const folds = await evaluate(wordless, '--split', 'folds', '--no-history')
  expect(folds.n).toBe(900)
  expect(folds.ece).not.toBe((await evaluate(wordless, '--split', 'folds')).ece)
})

test('rows are divided as asked, the same way each time', async () => {
  const { rows } = await readRows(file)
  const [byTime] = divide(rows, { kind: 'time', share: 0.7 })
  const latest = Math.max(...(byTime?.train.map((at) => rows[at]?.at ?? 0) ?? []))
  // What people decided of a row is known a month later, and not learnt before.
  expect(byTime?.test.every((at) => (rows[at]?.at ?? 0) >= latest + 30)).toBe(true)
  const split = { kind: 'random', seed: 42, share: 0.8 } as const
  expect(divide(rows, split)).toEqual(divide(rows, split))
  const named = rows.map((row, at) => ({ ...row, split: at < 300 ? 'train' : 'dev' }))
  expect(divide(named, { kind: 'folds' })).toHaveLength(1)
  expect(() => divide([], { kind: 'time', share: 0.7 })).toThrow(KnownProblem)
})

test('rings put among honest reviews are found', async () => {
  const { rows } = await readRows(file)
  for (const { recall } of findInjectedRings(rows, 1)) expect(recall).toBeGreaterThan(0.9)
  const strangers = rows.map((row) => ({ ...row, authorId: null }))
  expect(() => findInjectedRings(strangers, 1)).toThrow(KnownProblem)
})

test('edited copies meet their originals, and texts that say nothing alike do not', () => {
  const random = seededRandom(7)
  const word = () => `word${Math.floor(random() * 4000)}`
  const row = (text: string) => ({
    ...{ id: text, authorId: null, sellerId: null, rating: null, text, at: null },
    ...{ language: 'en', split: null, label: 0 as const },
  })
  const rows = Array.from({ length: 150 }, () => row(Array.from({ length: 60 }, word).join(' ')))
  const { copies, falsePerMillion, pairs } = findEditedCopies(rows, 1)
  expect(copies.map(({ changed }) => changed)).toEqual([0.05, 0.1, 0.2])
  expect(copies[0]?.recall).toBeGreaterThan(0.97)
  expect(pairs).toBe((150 * 149) / 2)
  expect(falsePerMillion).toBe(0)
  expect(() => findEditedCopies([row('too short')], 1)).toThrow(KnownProblem)
})

test('what many texts end on makes no candidates of them, what a few do does', () => {
  const random = seededRandom(7)
  const words = (count: number) =>
    Array.from({ length: count }, () => `word${Math.floor(random() * 4000)}`).join(' ')
  const row = (text: string) => ({
    ...{ id: text, authorId: null, sellerId: null, rating: null, text, at: null },
    ...{ language: 'en', split: null, label: 0 as const },
  })
  // Of the pairs that end alike, the share that meet though they say nothing alike.
  const falseShare = (endings: number, each: number) => {
    const rows = Array.from({ length: endings }, () => words(19)).flatMap((ending) =>
      Array.from({ length: each }, () => row(`${words(34)} ${ending}`)),
    )
    const { falsePerMillion, pairs } = findEditedCopies(rows, 1)
    return (falsePerMillion * pairs) / 1_000_000 / ((endings * each * (each - 1)) / 2)
  }
  expect(falseShare(100, 6)).toBeGreaterThan(10 * falseShare(2, 200))
})

test.each([
  [['--split', 'half'], /--split takes/],
  [['--attack', 'magic'], /--attack takes/],
  [['--flip', '2'], /--flip takes/],
  [['--wrong'], /--wrong/],
  [['another'], /^Usage: /],
])('%s is refused in a line', (typed, said) => {
  expect(() => readArguments([file, ...typed])).toThrow(said)
})

test('a file that is not there ends the command with one line and status 1', async () => {
  const run = promisify(execFile)('node', ['--import', 'tsx', 'app/cli/evaluate.ts', '/nowhere.ndjson'])
  await expect(run).rejects.toMatchObject({ code: 1, stderr: '/nowhere.ndjson: there is no such file\n' })
})
