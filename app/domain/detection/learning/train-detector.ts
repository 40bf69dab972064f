import { scoreBehaviour } from '#domain/detection/learning/behaviour-model'
import type { DetectorModel } from '#domain/detection/learning/detector-model'
import {
  type Combination,
  combine,
  fitCombination,
  type LastStage,
  type OpinionCase,
  untrainedStage,
} from '#domain/detection/learning/last-stage'
import { logitOf, sigmoid } from '#domain/detection/learning/logit'
import { bestThreshold } from '#domain/detection/learning/metrics'
import type { FeatureTable } from '#domain/detection/learning/replay'
import type { TextModel } from '#domain/detection/learning/text-model'
import { trainBehaviour } from '#domain/detection/learning/train-behaviour'
import { trainText } from '#domain/detection/learning/train-text'

/** A decided review to learn from. */
export type Example = {
  text: string
  language: string
  label: number
  /** Its row in the table of features; undefined where its behaviour is unknown. */
  row: number | undefined
  /** When it was written, in days since 1970; only examples with a row need it. */
  at: number
  /**
   * For how many reviews it stands: one over the probability that somebody would look at it. Only the proportions
   * count.
   */
  weight: number
}

/** With fewer texts of a language, or fewer of either class, nothing is learnt about it. */
const leastTexts = 200
const leastOfAClass = 40
/** The share of examples, the newest, by which opinions are weighed and calibrated. */
const newestShare = 0.15
/** A combination is learnt from so many reviews at least, otherwise opinions are taken as they are. */
const leastForCombination = 100

/**
 * Learns all there is to learn from the examples; the same examples and seed give the same model.
 *
 * @param share which part (0–1) of what could be learnt from the examples are: what their number allows is judged by
 * the whole, so that a part is learnt from in the way of the whole.
 */
export function trainDetector(
  given: Example[],
  table: FeatureTable,
  { seed, share = 1 }: { seed: number; share?: number },
): DetectorModel {
  const examples = withMeanWeightOne(given)
  const { texts, unseenText } = learnTexts(examples, seed)
  const known = examples.flatMap((_, at) => (examples[at]?.row === undefined ? [] : [at]))
  known.sort((a, b) => (examples[a]?.at ?? 0) - (examples[b]?.at ?? 0))
  const newest = known.slice(Math.floor(known.length * (1 - newestShare)))
  const learn = (from: number[]) =>
    trainBehaviour(table, rowsOf(examples, from), targetsOf(examples, from), {
      seed,
      share: (share * from.length) / Math.max(1, known.length),
    })
  const early = learn(known.slice(0, known.length - newest.length))
  const behaviourOf = (at: number) => scoreBehaviour(early, featuresOf(table, examples[at]?.row ?? 0))

  const withText = examples.flatMap((_, at) => (unseenText[at] === undefined ? [] : [at]))
  const groups: Record<Exclude<OpinionCase, 'none'>, number[]> = {
    text: withText,
    behaviour: newest,
    both: newest.filter((at) => unseenText[at] !== undefined),
  }
  const last: LastStage = untrainedStage(logitOf(fakeShareOf(examples)))
  for (const kind of ['text', 'behaviour', 'both'] as const) {
    const fitted = fitGroup(kind, groups[kind], { behaviourOf, unseenText, examples })
    if (fitted) last[kind] = fitted
  }
  const checked = newest.length >= leastForCombination || newest.length > withText.length ? newest : withText
  const scores = checked.map((at) => {
    const opinions = {
      text: unseenText[at],
      behaviour: examples[at]?.row === undefined ? undefined : behaviourOf(at),
    }
    return sigmoid(combine(last, opinions).logit)
  })
  return {
    texts,
    behaviour: learn(known),
    last,
    threshold: bestThreshold({ scores, labels: targetsOf(examples, checked).labels }),
  }
}

type Gathered = {
  behaviourOf: (at: number) => number
  unseenText: (number | undefined)[]
  examples: Example[]
}

function fitGroup(
  kind: Exclude<OpinionCase, 'none'>,
  group: number[],
  { behaviourOf, unseenText, examples }: Gathered,
): Combination | undefined {
  const own = targetsOf(examples, group)
  const fakes = own.labels.reduce((sum, label) => sum + label, 0)
  if (group.length < leastForCombination || fakes < 10 || group.length - fakes < 10) return undefined
  const opinions = group.map((at) => ({
    text: kind === 'behaviour' ? undefined : unseenText[at],
    behaviour: kind === 'text' ? undefined : behaviourOf(at),
  }))
  return fitCombination(kind, opinions, own)
}

function learnTexts(examples: Example[], seed: number) {
  const texts = new Map<string, TextModel>()
  const unseenText: (number | undefined)[] = examples.map(() => undefined)
  for (const [language, group] of groupByLanguage(examples)) {
    const own = group.flatMap((at) => examples[at] ?? [])
    const fakes = own.filter(({ label }) => label === 1).length
    if (own.length < leastTexts || Math.min(fakes, own.length - fakes) < leastOfAClass) continue
    const { model, unseen } = trainText(language, own, seed)
    texts.set(language, model)
    for (const [place, at] of group.entries()) unseenText[at] = unseen[place]
  }
  return { texts, unseenText }
}

function groupByLanguage(examples: Example[]): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const [at, { language, text }] of examples.entries()) {
    if (text.trim() === '') continue
    const group = groups.get(language) ?? []
    groups.set(language, group)
    group.push(at)
  }
  return groups
}

function rowsOf(examples: Example[], of: number[]): Int32Array {
  return Int32Array.from(of, (at) => examples[at]?.row ?? 0)
}

function targetsOf(examples: Example[], of: number[]) {
  return {
    labels: Float64Array.from(of, (at) => examples[at]?.label ?? 0),
    weights: Float64Array.from(of, (at) => examples[at]?.weight ?? 1),
  }
}

/** How closely examples are followed does not depend on how rarely anybody looks. */
function withMeanWeightOne(examples: Example[]): Example[] {
  const mean = examples.reduce((sum, { weight }) => sum + weight, 0) / examples.length
  return examples.map((example) => ({ ...example, weight: example.weight / mean }))
}

/** One row of the table. */
export function featuresOf({ values, width }: FeatureTable, row: number): Float64Array {
  return values.subarray(row * width, (row + 1) * width)
}

function fakeShareOf(examples: Example[]): number {
  if (examples.length === 0) return 0.1
  const sum = (of: (example: Example) => number) => examples.reduce((all, one) => all + of(one), 0)
  return sum(({ label, weight }) => label * weight) / sum(({ weight }) => weight)
}
