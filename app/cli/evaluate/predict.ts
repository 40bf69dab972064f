import type { Arguments } from '#app/cli/evaluate/arguments.ts'
import { type Division, divide } from '#app/cli/evaluate/divide.ts'
import { isFlipped, joinMarkets, type Market, replayMarket } from '#app/cli/evaluate/market.ts'
import type { Row } from '#app/cli/evaluate/read-rows.ts'
import {
  type DetectorModel,
  explainReview,
  type Subject,
  scoreReview,
  untrainedDetector,
} from '#domain/detection/learning/detector-model'
import { type Disguise, disguises } from '#domain/detection/learning/disguise'
import { seededRandom } from '#domain/detection/learning/random'
import { type Example, featuresOf, trainDetector } from '#domain/detection/learning/train-detector'
import { canonical } from '#domain/text/canonical'

/** A tested row and what the detector said of it. */
export type Prediction = {
  row: Row
  logit: number
  probability: number
  /** Whether it was called fake, by the threshold that was best in training. */
  called: boolean
  /** Whether it has a text that the detector had nothing to say about. */
  abstained: boolean
  isFirstByAuthor: boolean
}

export type Outcome = {
  predictions: Prediction[]
  /** The same with the fakes in disguise. */
  attacked: Map<Disguise, Prediction[]>
  model: DetectorModel
  trainedOn: number
  featuresPerSecond: number | null
  scoresPerSecond: number | null
  explanationsPerSecond: number | null
  trainSeconds: number
}

/** Replays, learns where there is something to learn from, and scores what is tested. */
export function predict(rows: Row[], trainSets: Row[][], given: Arguments): Outcome {
  const divisions = divide(rows, given.split)
  const others = trainSets.map((own) =>
    replayMarket(own, given.history, (row) => decisionOn(row, given.flip)),
  )
  const outcome: Outcome = {
    predictions: [],
    attacked: new Map(given.attacks.map((attack) => [attack, []])),
    model: untrainedDetector(),
    trainedOn: 0,
    featuresPerSecond: null,
    scoresPerSecond: null,
    explanationsPerSecond: null,
    trainSeconds: 0,
  }
  let [featureSeconds, featureRows, scoreSeconds] = [0, 0, 0]
  for (const division of divisions) {
    const market = replayDivision(rows, division, given)
    const learnt = learn(market, division, { others, ...given })
    scoreSeconds += predictDivision(learnt.model, market, division, outcome)
    for (const { table, seconds } of [market, ...others]) {
      featureSeconds += seconds
      featureRows += table.width === 0 ? 0 : table.values.length / table.width
    }
    outcome.model = learnt.model
    outcome.trainedOn = Math.max(outcome.trainedOn, learnt.examples)
    outcome.trainSeconds += learnt.seconds
    outcome.explanationsPerSecond = timeExplanations(learnt.model, market, division.test)
  }
  return {
    ...outcome,
    featuresPerSecond: featureRows === 0 ? null : featureRows / featureSeconds,
    scoresPerSecond: outcome.predictions.length / scoreSeconds,
  }
}

/** Scores what is tested, plain and in each disguise; returns the seconds that the plain took. */
function predictDivision(
  model: DetectorModel,
  market: Market,
  { test }: Division,
  { predictions, attacked }: Pick<Outcome, 'predictions' | 'attacked'>,
): number {
  // What is timed is a process that has been running for a while.
  for (const at of test.slice(0, 300)) predictRow(model, market, at)
  const started = performance.now()
  const plain = test.map((at) => predictRow(model, market, at))
  const seconds = (performance.now() - started) / 1000
  for (const prediction of plain) predictions.push(prediction)
  for (const [attack, own] of attacked) {
    for (const [place, prediction] of plain.entries()) {
      // Only fakes are put in disguise.
      const isFake = prediction.row.label === 1
      own.push(isFake ? predictRow(model, market, test[place] ?? 0, attack) : prediction)
    }
  }
  return seconds
}

function decisionOn(row: Row, flip: number): number {
  return isFlipped(row, flip) ? 1 - row.label : row.label
}

/** Decisions on the rows learnt from may be turned round; those on the others never are. */
function replayDivision(rows: Row[], { train }: Division, { history, flip }: Arguments): Market {
  const learntFrom = new Set(train.flatMap((at) => rows[at] ?? []))
  return replayMarket(rows, history, (row) => (learntFrom.has(row) ? decisionOn(row, flip) : row.label))
}

function learn(
  market: Market,
  { train }: Division,
  { others, flip, seed }: Arguments & { others: Market[] },
): { model: DetectorModel; examples: number; seconds: number } {
  const joined = joinMarkets([...others, market])
  const own = joined.rows.length - market.rows.length
  const places = [...Array.from({ length: own }, (_, at) => at), ...train.map((at) => own + at)]
  if (places.length === 0) return { model: untrainedDetector(), examples: 0, seconds: 0 }
  const started = performance.now()
  const examples = places.flatMap((at) => toExample(joined, at, flip))
  const model = trainDetector(examples, joined.table, { seed })
  return { model, examples: examples.length, seconds: (performance.now() - started) / 1000 }
}

function toExample({ rows, featureRows }: Market, at: number, flip: number): Example[] {
  const row = rows[at]
  if (!row) return []
  const { text, language } = row
  return [{ text, language, label: decisionOn(row, flip), row: featureRows[at], at: row.at ?? 0, weight: 1 }]
}

function predictRow(model: DetectorModel, market: Market, at: number, attack?: Disguise): Prediction {
  const row = market.rows[at] as Row // places of a division are places of rows
  const text = attack ? disguise(row, attack) : row.text
  const { subject, isFirstByAuthor } = toSubject(market, at, text)
  const { logit, probability, opinions } = scoreReview(model, subject)
  return {
    row,
    logit,
    probability,
    called: probability >= model.threshold,
    abstained: text.trim() !== '' && opinions.text === undefined,
    isFirstByAuthor,
  }
}

function toSubject(
  { rows, featureRows, table }: Market,
  at: number,
  text: string,
): { subject: Subject; isFirstByAuthor: boolean } {
  const place = featureRows[at]
  const behaviour = place === undefined ? undefined : featuresOf(table, place)
  return {
    subject: { canonical: canonical(text), language: rows[at]?.language ?? 'other', behaviour },
    isFirstByAuthor: behaviour?.[0] === 0,
  }
}

function disguise({ id, text }: Row, attack: Disguise): string {
  return disguises[attack](text, seededRandom(id.length + text.length))
}

const timed = 2000

/** How many reviews a second can be scored and explained. */
function timeExplanations(model: DetectorModel, market: Market, test: number[]): number | null {
  const some = test.slice(0, timed)
  const started = performance.now()
  for (const at of some) explainReview(model, toSubject(market, at, market.rows[at]?.text ?? '').subject)
  return some.length === 0 ? null : (some.length / (performance.now() - started)) * 1000
}
