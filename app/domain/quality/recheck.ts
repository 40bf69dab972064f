import type { Counts } from '#domain/quality/dispersion'
import { gammaTails } from '#domain/quality/incomplete-gamma'
import type { QualityPolicy } from '#domain/quality/policy'
import { shrunkRatio } from '#domain/quality/posterior'
import { pointsAt } from '#domain/quality/score'

/** R4.11: an appeal says that a review breaks a rule; it handles nothing. */
export type NegativeState = 'open' | 'appealed' | 'resolved' | 'withdrawn' | 'edited' | 'commented'

export type RecheckEvidence = {
  /** Whole days since the exclusion, in the marketplace's zone. */
  day: number
  /** Counted negatives of the 365 days before the exclusion and of the time since. */
  negatives: readonly { id: string; ageDays: number; state: NegativeState }[]
  /** How many more there are than are named, where there are too many to name. */
  negativesBeyond?: { handled: number; open: number }
  /** Reviews in the 90 days before the exclusion. */
  usualReviews: number
  /** Different buyers of genuine positive reviews since the exclusion. */
  newPositiveBuyers: number
  /** Shape of the prior, frozen at the exclusion like its benchmarks. */
  shape: number
  /** Events of the anchored window (the 90 days before the exclusion, and growing) then and now. */
  anchored: { atExclusion: Counts; now: Counts }
  /** Negatives and upheld complaints since the exclusion, beside those an average seller would have. */
  sinceExclusion: Counts
  fakes: { confirmed: number; pending: number }
  letter: Letter | undefined
}

export type Letter = {
  /** Whole days from the exclusion to its receipt. */
  day: number
  verdict: 'constructive' | 'not_constructive' | 'not_judged'
}

/** C1–C6. Each is a condition of return (R4.9) and, failed, a reason of refusal (R4.10). */
export type RecheckCheck =
  | 'negatives_handled'
  | 'new_positives'
  | 'rating_rose'
  | 'no_excess_events'
  | 'no_fakes'
  | 'letter'

export type Recheck = {
  /** What is proposed; a manager decides. `too_early` says that nothing may be decided yet. */
  outcome: 'too_early' | 'reinstate' | 'hold' | 'extend'
  /** In the order C1–C6; empty while it is too early. */
  failed: RecheckCheck[]
  unhandledNegatives: string[]
  neededPositiveBuyers: number
  /** Points of the core score now above those at the exclusion. */
  scoreRise: number
  /** Probability (0–1) that an average seller would have had at least as many new events. */
  excessProbability: number
}

/** R4.5, R4.6: no re-check before this day after the exclusion, whoever asks. */
export const firstRecheckDay = 14
/** A buyer's complaint younger than this many days need not be handled yet. */
const daysToHandle = 3
const handledStates: readonly NegativeState[] = ['resolved', 'withdrawn', 'edited', 'commented']

/** R4.6, R4.9a–d, R4.10a–e: whether an excluded seller may return, with the figures of every check. */
export function judgeRecheck(evidence: RecheckEvidence, policy: QualityPolicy): Recheck {
  const figures = {
    unhandledNegatives: findUnhandled(evidence.negatives),
    neededPositiveBuyers: neededPositiveBuyers(evidence.usualReviews),
    scoreRise: scoreRise(evidence, policy),
    excessProbability: probabilityOfAtLeast(evidence.sinceExclusion),
  }
  // C0, R4.6
  if (evidence.day < firstRecheckDay) return { outcome: 'too_early', failed: [], ...figures }

  const isMet: Record<RecheckCheck, boolean> = {
    // C1, R4.9a and R4.10b
    negatives_handled: figures.unhandledNegatives.length === 0,
    // C2, R4.9b
    new_positives: evidence.newPositiveBuyers >= figures.neededPositiveBuyers,
    // C3, R4.9b and R4.10e
    rating_rose: figures.scoreRise >= policy.minimumScoreRise,
    // C4, R4.10c: "no new negative at all" would refuse nearly every improved busy seller.
    no_excess_events: figures.excessProbability >= policy.excessTail,
    // C5, R4.9c and R4.10d
    no_fakes: evidence.fakes.confirmed === 0,
    // C6, R4.9d and R4.10a
    letter: isLetterGood(evidence),
  }
  const failed = checks.filter((check) => !isMet[check])
  return { outcome: outcomeOf(failed, evidence), failed, ...figures }
}

const checks = [
  'negatives_handled',
  'new_positives',
  'rating_rose',
  'no_excess_events',
  'no_fakes',
  'letter',
] as const satisfies RecheckCheck[]

/** A failed check stands, whatever is still open; only then does an open question hold the answer back. */
function outcomeOf(failed: RecheckCheck[], { fakes, letter }: RecheckEvidence): Recheck['outcome'] {
  if (failed.length > 0) return 'extend'
  return fakes.pending > 0 || letter?.verdict === 'not_judged' ? 'hold' : 'reinstate'
}

function findUnhandled(negatives: RecheckEvidence['negatives']): string[] {
  return negatives
    .filter(({ ageDays, state }) => ageDays > daysToHandle && !handledStates.includes(state))
    .map(({ id }) => id)
}

/** C2: a tenth of the reviews usual in 14 days, at least one buyer and at most five. */
export function neededPositiveBuyers(usualReviews: number): number {
  return Math.min(5, Math.max(1, Math.ceil((usualReviews * 14) / 900)))
}

function scoreRise({ anchored, shape }: RecheckEvidence, policy: QualityPolicy): number {
  const score = (counts: Counts) => pointsAt(shrunkRatio(counts, { shape }), policy)
  return score(anchored.now) - score(anchored.atExclusion)
}

/** The upper tail of a Poisson count is the lower one of a gamma time. */
function probabilityOfAtLeast({ observed, expected }: Counts): number {
  return observed > 0 ? gammaTails(observed, expected).lower : 1
}

/** R4.10a: a letter is late only when it comes later than the day of the re-check. */
function isLetterGood({ letter, day }: RecheckEvidence): boolean {
  return letter !== undefined && letter.day >= 0 && letter.day <= day && letter.verdict !== 'not_constructive'
}
