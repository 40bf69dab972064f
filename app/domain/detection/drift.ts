import type { Interval } from '#domain/quality/posterior'
import { wilsonInterval } from '#domain/quality/wilson'

/** How many equal bands probabilities are counted in, from 0 to 1. */
export const scoreBands = 20
/** How many equal bands the strength of a signal is counted in, besides not being there. */
export const strengthBands = 4

/** What screening found in a week. Every count is a number of reviews. */
export type DriftCounts = {
  screened: number
  /** By band of probability, lowest first. */
  scores: number[]
  /** For each signal by band of strength, weakest first; reviews without it are in none. */
  signals: Record<string, number[]>
}

/** From where a distribution is said to have moved: the customary mark. Here it speaks of the pipeline, not the model. */
export const stabilityAlarm = 0.1
/**
 * Reviews each side needs: with fewer, chance alone reaches the mark, since the index of two samples of one distribution
 * is about (bands − 1) × (1/n + 1/m).
 */
export const fewestScreened = 500
/** How many weeks before a week it is compared with. */
export const referenceWeeks = 8

/**
 * The population stability index of two counted distributions over the same bands: 0 where they are alike. Half a review
 * is added to every band, so that an empty one does not make it endless. Undefined where one side has none.
 */
export function stabilityIndex(reference: readonly number[], current: readonly number[]): number | undefined {
  const referenceAll = sum(reference)
  const currentAll = sum(current)
  if (referenceAll === 0 || currentAll === 0) return undefined
  const share = (count: number, all: number, bands: number) => (count + 0.5) / (all + bands / 2)
  return sum(
    reference.map((count, at) => {
      const before = share(count, referenceAll, reference.length)
      const now = share(current[at] ?? 0, currentAll, reference.length)
      return (now - before) * Math.log(now / before)
    }),
  )
}

/** How one input or the score moved. Rates are shares (0–1) of reviews with the signal at all. */
export type Stability = {
  /** `score`, or the name of a signal. */
  name: string
  index: number
  rate: number | null
  referenceRate: number | null
  isAlarming: boolean
}

/** How a week's findings moved against the weeks before it; empty where either side is too small to tell. */
export function stabilityOf(before: readonly DriftCounts[], week: DriftCounts): Stability[] {
  const reference = addUp(before)
  if (Math.min(reference.screened, week.screened) < fewestScreened) return []
  const names = [...new Set([...Object.keys(reference.signals), ...Object.keys(week.signals)])].sort()
  const signals = names.map((name) => {
    const was = withAbsent(reference, name)
    const is = withAbsent(week, name)
    return { ...rated(name, was, is), rate: rateOf(is), referenceRate: rateOf(was) }
  })
  return [{ ...rated('score', reference.scores, week.scores), rate: null, referenceRate: null }, ...signals]
}

function rated(name: string, was: readonly number[], is: readonly number[]) {
  const index = stabilityIndex(was, is) ?? 0
  return { name, index, isAlarming: index > stabilityAlarm }
}

/** A signal's counts by band, with the reviews that lack it first. */
function withAbsent({ screened, signals }: DriftCounts, name: string): number[] {
  const found = signals[name] ?? Array.from({ length: strengthBands }, () => 0)
  return [Math.max(0, screened - sum(found)), ...found]
}

function addUp(weeks: readonly DriftCounts[]): DriftCounts {
  const total: DriftCounts = { screened: 0, scores: Array.from({ length: scoreBands }, () => 0), signals: {} }
  for (const { screened, scores, signals } of weeks) {
    total.screened += screened
    total.scores = total.scores.map((count, at) => count + (scores[at] ?? 0))
    for (const [name, found] of Object.entries(signals)) {
      const known = total.signals[name] ?? found.map(() => 0)
      total.signals[name] = found.map((count, at) => count + (known[at] ?? 0))
    }
  }
  return total
}

/** Reviews people decided for good, in one band of probability. */
export type CalibrationCounts = {
  band: number
  decided: number
  fakes: number
  /** The sum of their probabilities: how many fakes were to be expected. */
  expected: number
}

/** What was expected of a band beside what came, as shares 0–1. */
export type CalibrationBand = CalibrationCounts & {
  low: number
  high: number
  expectedShare: number
  observedShare: number
  interval: Interval
  isAlarming: boolean
}

/** Lower ends of the bands in which probabilities are compared with what came: narrow where policies lie. */
export const calibrationEdges: readonly number[] = [0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9]
/** Decided reviews a band needs: with fewer its interval holds nearly everything. */
export const fewestDecided = 30
/**
 * The quantile of each band's interval. With eight bands looked at every week a 95 % interval would cry wolf every third
 * week; this one (99.4 %, Bonferroni) does in one week of twenty at most.
 */
const calibrationNormal = 2.73

/** What was expected of each band beside what came. A band whose expectation lies outside of its interval is alarming. */
export function calibrationOf(counts: readonly CalibrationCounts[]): CalibrationBand[] {
  return counts
    .filter(({ decided }) => decided > 0)
    .map((counted) => {
      const { band, decided, fakes, expected } = counted
      const interval = wilsonInterval(fakes, decided, calibrationNormal)
      const expectedShare = expected / decided
      const isOff = expectedShare < interval.low || expectedShare > interval.high
      return {
        ...counted,
        low: calibrationEdges[band] ?? 0,
        high: calibrationEdges[band + 1] ?? 1,
        expectedShare,
        observedShare: fakes / decided,
        interval,
        isAlarming: isOff && decided >= fewestDecided,
      }
    })
}

/** The share of reviews that are in any band but the first, which is for those without the signal. */
function rateOf([absent = 0, ...found]: readonly number[]): number {
  const present = sum(found)
  return present === 0 ? 0 : present / (absent + present)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
