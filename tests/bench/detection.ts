import { sql } from 'kysely'
import { rebuildCounters } from '#commands/behaviour/rebuild-counters'
import { listFeatures } from '#db/features'
import { listUnscreened } from '#db/screenings'
import { type DetectorModel, explainReview } from '#domain/detection/learning/detector-model'
import { type FeatureTable, replay } from '#domain/detection/learning/replay'
import { type Example, featuresOf, trainDetector } from '#domain/detection/learning/train-detector'
import { canonical } from '#domain/text/canonical'
import { type BenchDatabase, settle, startBenchDatabase } from '#tests/bench/bench-database'
import { benchmark } from '#tests/bench/benchmark'
import type { Figure } from '#tests/bench/figure'
import { fillHistory } from '#tests/bench/fill-history'
import { timed } from '#tests/bench/keep-in-flight'
import { type MadeReview, makeLearntMarket } from '#tests/bench/learnt-market'
import { percentile } from '#tests/bench/percentile'
import { readText } from '#workers/language/read-text'
import { readBehaviour } from '#workers/screening/behaviour'

const seed = 1
const zone = 'Europe/Kyiv'
/** From so many reviews on a figure is held against the bar of a release. */
const largeHistory = 600_000
const largeMarket = 100_000

/** `npm run bench -- detection`: what it costs to know, to learn and to say that a review is suspect. */
export const detection = benchmark({
  summary: 'features in replay and from SQL, training, and scoring with the explanation',
  sizes: {
    learnt: { everyday: 20_000, full: 118_409, means: 'decided reviews to learn from' },
    scored: { everyday: 5_000, full: 20_000, means: 'reviews to score and explain' },
    before: { everyday: 20_000, full: 600_000, means: 'reviews in the database' },
    asked: { everyday: 300, full: 1_000, means: 'reviews whose features are asked for' },
  },
  async run({ learnt, scored, before, asked }, say) {
    say(`Making ${learnt} reviews …`)
    const market = makeLearntMarket(learnt, seed)
    const replayed = measureReplay(market)
    say('Training …')
    const training = measureTraining(market, replayed.table)
    const texts = makeLearntMarket(scored, seed + 1)
    const scoring = measureScoring(texts)
    say(`Filling in ${before} reviews …`)
    await using bench = await startBenchDatabase()
    await fillHistory(bench, before)
    await rebuildCounters(bench.db, { kind: 'job', id: 'bench' }, new Date())
    await settle(bench)
    const reading = await measureSql(bench, { before, asked })
    return [replayed.figure, training, scoring, reading]
  },
})

/** What every figure is held against: the milliseconds to read the same rows in order and do nothing about them. */
function readPlainly(market: MadeReview[]): number {
  const startedAt = performance.now()
  let characters = 0
  for (const { authorId, sellerId, text, rating, at } of market)
    characters += authorId.length + sellerId.length + text.length + (rating ?? 0) + at
  const ms = performance.now() - startedAt
  if (!Number.isFinite(characters)) throw new Error('Rows without a time')
  return ms
}

/** Microseconds for one of `count`, beside those to read it; `perSecond` is how many a second have to be done. */
function figureOf(name: string, market: MadeReview[], ms: number, perSecond: number): Figure {
  const each = 1_000 / market.length
  return {
    ...{ name: `${name} (${Math.round((market.length / ms) * 1_000)}/s)`, value: ms * each, unit: 'µs' },
    raw: { name: 'the same row read', value: readPlainly(market) * each },
    bar: { of: 'value', is: 'at most', limit: 1_000_000 / perSecond },
  }
}

function measureReplay(market: MadeReview[]): { figure: Figure; table: FeatureTable } {
  const startedAt = performance.now()
  const table = replay(market, { history: true })
  return { figure: figureOf('a review replayed', market, performance.now() - startedAt, 10_000), table }
}

/** Learning from behaviour alone, as the set that the bar comes from has no texts. */
function measureTraining(market: MadeReview[], table: FeatureTable): Figure {
  const examples = market.map((review, row) => ({ ...exampleOf(review, row), text: '' }))
  const startedAt = performance.now()
  trainDetector(examples, table, { seed })
  const value = (performance.now() - startedAt) / 1_000
  const isLarge = market.length >= largeMarket
  return {
    name: `training on ${market.length} decisions`,
    value,
    unit: 's',
    raw: { name: 'the same rows read', value: readPlainly(market) / 1_000 },
    ...(isLarge && { bar: { of: 'value' as const, is: 'at most' as const, limit: 60 } }),
  }
}

/** Scores and explains whole reviews, text and behaviour, by models that were learnt from them. */
function measureScoring(market: MadeReview[]): Figure {
  const table = replay(market, { history: true })
  const model = trainDetector(market.map(exampleOf), table, { seed })
  // What is timed is a process that has been running for a while.
  explainAll(model, market.slice(0, 500), table)
  const startedAt = performance.now()
  explainAll(model, market, table)
  return figureOf('a review scored and explained', market, performance.now() - startedAt, 5_000)
}

function explainAll(model: DetectorModel, market: MadeReview[], table: FeatureTable): void {
  for (const [row, { text, language }] of market.entries())
    explainReview(model, { canonical: canonical(text), language, behaviour: featuresOf(table, row) })
}

function exampleOf({ text, language, label, at }: MadeReview, row: number): Example {
  return { text, language, label, row, at, weight: 1 }
}

/** The features of one review at a time from the database, as a lone review is screened. */
async function measureSql(
  { db, ownerDb }: BenchDatabase,
  { before, asked }: { before: number; asked: number },
): Promise<Figure> {
  const { rows } = await sql<{ id: string }>`
    update review set state = 'received' where id in (select id from review order by md5(id) limit ${asked})
    returning id`.execute(ownerDb)
  const reviews = await listUnscreened(
    ownerDb,
    rows.map(({ id }) => id),
  )
  const [plain, features]: [number[], number[]] = [[], []]
  for (const review of reviews) {
    const { id, text } = review
    const bands = [{ reviewId: id, ...readText({ title: null, text }) }]
    plain.push(await timed(() => sql`select * from review where id = ${id}`.execute(db)))
    features.push(
      await timed(() =>
        Promise.all([listFeatures(db, { ids: [id], bands, zone }), readBehaviour(db, [review])]),
      ),
    )
  }
  // The first ones pay for connecting and for planning.
  const [settledPlain, settled] = [plain.slice(20), features.slice(20)]
  return {
    name: `features from SQL at ${before} reviews, p95`,
    value: percentile(settled, 0.95),
    unit: 'ms',
    raw: { name: 'the review itself read, p95', value: percentile(settledPlain, 0.95) },
    ...(before >= largeHistory && { bar: { of: 'value' as const, is: 'at most' as const, limit: 5 } }),
  }
}
