import { type DetectorModel, scoreReview, untrainedDetector } from '#domain/detection/learning/detector-model'
import { type ModelFile, packModel, unpackModel } from '#domain/detection/learning/pack-model'
import { type FeatureTable, type ReplayedReview, replay } from '#domain/detection/learning/replay'
import { leastForScorecard } from '#domain/detection/learning/train-behaviour'
import { type Example, featuresOf, trainDetector } from '#domain/detection/learning/train-detector'
import type { Comparison, LearntFrom } from '#domain/detection/models/comparison'
import { divideByTime } from '#domain/detection/models/newest-slice'
import { measureSlice, type ScoredReview, type SliceFigures } from '#domain/detection/models/slice-figures'
import { canonical } from '#domain/text/canonical'

/** A decided review; its time is that of its decision, in days since 1970. */
export type DecidedReview = {
  id: string
  /** Title and text. */
  text: string
  language: string
  label: 0 | 1
  knownAt: number
  weight: number
}

export type Training = {
  /** Every review of the marketplace; those in `decided` are labelled here, whatever they bring. */
  reviews: Omit<ReplayedReview, 'label' | 'knownAt'>[]
  decided: DecidedReview[]
  champion: { number: number; file: ModelFile; until: string } | undefined
  /** The probability below which a review is published without a person. */
  publishBelow: number
}

export type Trained = { file: ModelFile; comparison: Comparison; learntFrom: LearntFrom }

/** How many decisions and fakes are still missing for a first model; both 0 where there are enough. */
export function missingDecisions({ reviews, fakes }: { reviews: number; fakes: number }): {
  reviews: number
  fakes: number
} {
  return {
    reviews: Math.max(0, leastForScorecard.reviews - reviews),
    fakes: Math.max(0, leastForScorecard.fakes - fakes),
  }
}

const seed = 1
const dayMs = 86_400_000

/**
 * Learns from everything that is decided. What it is worth is measured on a model that learnt in the same way from
 * all but the newest decisions, beside the champion; the same decisions give the same challenger.
 *
 * @param tell hears how much is done, 0–1
 */
export function trainChallenger(training: Training, tell: (share: number) => void): Trained {
  const { decided, champion } = training
  const table = replayDecided(training)
  const examples = toExamples(training)
  tell(0.15)

  const until = champion && Date.parse(champion.until) / dayMs
  const { older, newest } = divideByTime(decided, until)
  const checked = trainDetector(pick(examples, older), table, { seed, share: older.length / decided.length })
  tell(0.5)
  const measure = (model: DetectorModel): SliceFigures =>
    measureSlice(scoreAll(model, { ...training, examples, table, newest }), training.publishBelow)
  const figures = {
    challenger: measure(checked),
    champion: measure(champion ? unpackModel(champion.file) : untrainedDetector()),
  }
  tell(0.55)

  const model = trainDetector(examples, table, { seed })
  tell(0.95)
  const { ap, auc, r1, ece } = figures.challenger
  return {
    file: packModel(model, { ap, auc, r1, ece }),
    comparison: { ...describeSlice(pick(decided, newest), champion), ...figures },
    learntFrom: describeSource(decided, model),
  }
}

function replayDecided({ reviews, decided }: Training): FeatureTable {
  const byId = new Map(decided.map((review) => [review.id, review]))
  const replayed = reviews.map((review) => {
    const { label, knownAt } = byId.get(review.id) ?? {}
    return { ...review, label, knownAt }
  })
  return replay(replayed, { history: true })
}

function toExamples({ reviews, decided }: Training): Example[] {
  const rows = new Map(reviews.map(({ id }, row) => [id, row]))
  return decided.map(({ id, text, language, label, weight }) => {
    const row = rows.get(id)
    return { text, language, label, weight, row, at: row === undefined ? 0 : (reviews[row]?.at ?? 0) }
  })
}

type Scoring = Pick<Training, 'decided' | 'reviews'> & {
  examples: Example[]
  table: FeatureTable
  newest: number[]
}

function scoreAll(
  model: DetectorModel,
  { decided, reviews, examples, table, newest }: Scoring,
): ScoredReview[] {
  return newest.flatMap((at) => {
    const [review, example] = [decided[at], examples[at]]
    if (!review || !example) return []
    const { text, language, label, weight } = review
    const behaviour = example.row === undefined ? undefined : featuresOf(table, example.row)
    const { logit, probability } = scoreReview(model, { canonical: canonical(text), language, behaviour })
    const rating = example.row === undefined ? null : (reviews[example.row]?.rating ?? null)
    return [{ label, weight, language, rating, logit, probability }]
  })
}

/** @param slice in the order in which it became known */
function describeSlice(slice: DecidedReview[], champion: Training['champion']) {
  const until = champion ? Date.parse(champion.until) / dayMs : Number.NEGATIVE_INFINITY
  return {
    reviews: slice.length,
    fakes: slice.filter(({ label }) => label === 1).length,
    from: instantOf(slice[0]),
    until: instantOf(slice.at(-1)),
    knownToChampion: slice.filter(({ knownAt }) => knownAt <= until).length,
    championNumber: champion?.number ?? null,
  }
}

function instantOf(review: DecidedReview | undefined): string {
  return new Date((review?.knownAt ?? 0) * dayMs).toISOString()
}

function describeSource(decided: DecidedReview[], model: DetectorModel): LearntFrom {
  return {
    examples: decided.length,
    fakes: decided.filter(({ label }) => label === 1).length,
    languages: [...model.texts.keys()].sort(),
    until: new Date(decided.reduce((last, { knownAt }) => Math.max(last, knownAt), 0) * dayMs).toISOString(),
    kind: model.behaviour.kind,
  }
}

function pick<Item>(from: readonly Item[], places: number[]): Item[] {
  return places.flatMap((at) => from[at] ?? [])
}
