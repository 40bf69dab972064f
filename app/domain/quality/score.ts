import type { QualityPolicy } from '#domain/quality/policy'
import type { RateEvidence } from '#domain/quality/posterior'
import type { QualityStatus } from '#domain/quality/proposal'

/** One indicator of a seller and its weight among those present; an indicator without data is left out. */
export type WeightedIndicator<Id extends string = string> = RateEvidence & { id: Id; weight: number }

export type Grade = 'A' | 'B' | 'C' | 'D' | 'E'

export type ScorePart<Id extends string = string> = {
  id: Id
  /** Shrunk ratio to comparable sellers; 1 = like them. */
  ratio: number
  /** Of the 100 of the whole score. */
  points: number
  /** Points lost (negative) or won against an average seller. */
  againstAverage: number
}

export type Score<Id extends string = string> = {
  /** 0–100; comparable sellers have 75 on average. */
  score: number
  /** The ends of a 95 % interval; a page cuts them at 0 and 100. */
  low: number
  high: number
  grade: Grade
  parts: ScorePart<Id>[]
  /** The indicators that cost the most, the worst first. */
  reasons: Id[]
}

/** Each grade and the least score it takes, the best first; below them is E. */
export const gradeBounds = [
  ['A', 80],
  ['B', 70],
  ['C', 60],
  ['D', 50],
] as const satisfies [Grade, number][]

const normalQuantile975 = 1.959963984540054
const mostReasons = 3
/** A loss smaller than this, in points, explains nothing to a seller. */
const noticeableLoss = 0.5
/** Sums of fractions miss a whole number by this much at most. */
const rounding = 1e-9

/** The points left of 100 at this ratio: 75 at 1, 60 at 2, 50 at 3. */
export function pointsAt(ratio: number, policy: QualityPolicy): number {
  return (100 * policy.scorePivot) / (policy.scorePivot + ratio)
}

/**
 * A seller's mark for people; it never decides anything. Undefined without any indicator.
 *
 * Weights are brought to a sum of 1 over the indicators present, because missing is not zero.
 */
export function scoreSeller<Id extends string>(
  indicators: readonly WeightedIndicator<Id>[],
  policy: QualityPolicy,
): Score<Id> | undefined {
  const weights = indicators.reduce((sum, { weight }) => sum + weight, 0)
  if (!(weights > 0)) return undefined
  const judged = indicators.map((indicator) => scoreIndicator(indicator, indicator.weight / weights, policy))
  const score = judged.reduce((sum, { part }) => sum + part.points, 0)
  const margin = normalQuantile975 * Math.sqrt(judged.reduce((sum, { variance }) => sum + variance, 0))
  const parts = judged.map(({ part }) => part)
  return {
    score,
    low: score - margin,
    high: score + margin,
    grade: gradeOf(score),
    parts,
    reasons: findReasons(parts),
  }
}

/** The share (0–1) of all weight that stands on indicators with data, shown beside the score. */
export function coverageOf(
  present: readonly { weight: number }[],
  all: readonly { weight: number }[],
): number {
  const sum = (indicators: readonly { weight: number }[]) =>
    indicators.reduce((total, { weight }) => total + weight, 0)
  return sum(present) / sum(all)
}

/** The grade a page shows: at most E for who is proposed for exclusion, at most D for who is watched. */
export function capGrade(grade: Grade, status: QualityStatus): Grade {
  if (status === 'exclude') return 'E'
  return status === 'watch' && grade < 'D' ? 'D' : grade
}

export function gradeOf(score: number): Grade {
  return gradeBounds.find(([, least]) => score >= least - rounding)?.[0] ?? 'E'
}

function scoreIndicator<Id extends string>(
  { id, events, total, mean, shape }: WeightedIndicator<Id>,
  weight: number,
  policy: QualityPolicy,
): { part: ScorePart<Id>; variance: number } {
  const evidence = shape + total * mean
  const ratio = (shape + events) / evidence
  const points = weight * pointsAt(ratio, policy)
  const slope = (100 * weight * policy.scorePivot) / (policy.scorePivot + ratio) ** 2
  return {
    part: { id, ratio, points, againstAverage: points - weight * pointsAt(1, policy) },
    variance: (slope ** 2 * (shape + events)) / evidence ** 2,
  }
}

function findReasons<Id extends string>(parts: readonly ScorePart<Id>[]): Id[] {
  return parts
    .filter(({ againstAverage }) => againstAverage < -noticeableLoss)
    .sort((one, other) => one.againstAverage - other.againstAverage)
    .slice(0, mostReasons)
    .map(({ id }) => id)
}
