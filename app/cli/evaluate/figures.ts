import type { Outcome, Prediction } from '#app/cli/evaluate/predict.ts'
import {
  accuracyAt,
  areaUnderCurve,
  averagePrecision,
  calibrationError,
  precisionAtShare,
  recallAtFalsePositives,
} from '#domain/detection/learning/metrics'

/** What the detector is worth on some rows; null where there is nothing to measure it by. Shares are 0–1. */
export type Figures = {
  n: number
  positives: number
  baseRate: number | null
  auc: number | null
  ap: number | null
  /** The share of fakes among the 1 % that score highest. */
  p1: number | null
  /** The share of fakes found at 1 % and at 5 % of genuine reviews accused. */
  r1: number | null
  r5: number | null
  ece: number | null
  /** Of calling fake what is likelier so than not, and at the threshold that was best in training. */
  accuracy: number | null
  macroF1: number | null
  /** The share of rows whose text the detector had nothing to say about, of those that have one. */
  abstained: number | null
}

export function measure(predictions: Prediction[]): Figures {
  const labels = predictions.map(({ row }) => row.label)
  const byRank = { scores: predictions.map(({ logit }) => logit), labels }
  const byProbability = { scores: predictions.map(({ probability }) => probability), labels }
  const positives = labels.filter((label) => label === 1).length
  const withText = predictions.filter(({ row }) => row.text.trim() !== '')
  return {
    n: labels.length,
    positives,
    baseRate: labels.length === 0 ? null : positives / labels.length,
    auc: areaUnderCurve(byRank),
    ap: averagePrecision(byRank),
    p1: precisionAtShare(byRank, 0.01),
    r1: recallAtFalsePositives(byRank, 0.01),
    r5: recallAtFalsePositives(byRank, 0.05),
    ece: calibrationError(byProbability),
    accuracy: accuracyAt(byProbability, 0.5).accuracy,
    macroF1: accuracyAt({ scores: predictions.map(({ called }) => Number(called)), labels }, 1).macroF1,
    abstained:
      withText.length === 0 ? null : withText.filter(({ abstained }) => abstained).length / withText.length,
  }
}

/** All figures of a run, in the shape of `--json`. */
export function report(outcome: Outcome) {
  const { predictions, model } = outcome
  const withText = predictions.filter(({ row }) => row.text.trim() !== '')
  const languages = [...new Set(withText.map(({ row }) => row.language))].sort()
  return {
    ...measure(predictions),
    firstTime: measure(predictions.filter(({ isFirstByAuthor }) => isFirstByAuthor)),
    byLanguage: Object.fromEntries(
      languages.map((language) => [
        language,
        measure(withText.filter(({ row }) => row.language === language)),
      ]),
    ),
    ...(outcome.attacked.size > 0 && {
      attacks: Object.fromEntries([...outcome.attacked].map(([name, own]) => [name, measure(own)])),
    }),
    trainedOn: outcome.trainedOn,
    model: {
      behaviour: model.behaviour.kind,
      languages: [...model.texts.keys()],
      threshold: model.threshold,
    },
    featuresPerSecond: outcome.featuresPerSecond,
    scoresPerSecond: outcome.scoresPerSecond,
    explanationsPerSecond: outcome.explanationsPerSecond,
    trainSeconds: outcome.trainSeconds,
    peakMemoryMb: process.resourceUsage().maxRSS / 1024,
  }
}
