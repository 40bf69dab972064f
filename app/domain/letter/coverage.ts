import { type Cause, rankCauses } from '#domain/cause'
import { type LetterContent, missingParts, type Problem } from '#domain/letter/content'

/**
 * How many negatives and complaints of the window are alike as far as the letter is concerned; `cause` is null until
 * the seller names it.
 */
export type Feedback = { cause: Cause | null; isOpened: boolean; count: number }

/** How many of them there are, or of those that `isWanted`. */
export function countOf(
  feedback: readonly Feedback[],
  isWanted: (one: Feedback) => boolean = () => true,
): number {
  return feedback.reduce((sum, one) => (isWanted(one) ? sum + one.count : sum), 0)
}

/** How much of what buyers said a letter has an answer to. Numbers of negatives and complaints, and shares 0–1. */
export type Coverage = {
  total: number
  opened: number
  named: number
  covered: number
  /** Of all, named or not; 1 where there is none. */
  share: number
  topCauses: { cause: Cause; count: number; isCovered: boolean }[]
}

/** The target (B46): below it the seller is warned, and may send all the same. */
export const wantedShare = 0.8
/** All of the most frequent causes need a Solution. */
const topCount = 3

/** Measures a letter against the negatives and complaints of its window. A Problem counts once it has a Solution. */
export function coverageOf(content: LetterContent, negatives: readonly Feedback[]): Coverage {
  return coverageBy(content.problems.filter(hasSolution), negatives)
}

/** The same where only these Problems count. */
export function coverageBy(problems: readonly Problem[], negatives: readonly Feedback[]): Coverage {
  const solved = new Set(problems.flatMap(({ causes }) => causes))
  const total = countOf(negatives)
  const covered = countOf(negatives, ({ cause }) => cause !== null && solved.has(cause))
  return {
    total,
    opened: countOf(negatives, ({ isOpened }) => isOpened),
    named: countOf(negatives, ({ cause }) => cause !== null),
    covered,
    share: total === 0 ? 1 : covered / total,
    topCauses: rankCauses(negatives)
      .slice(0, topCount)
      .map(({ cause, count }) => ({ cause, count, isCovered: solved.has(cause) })),
  }
}

/** Something will be done about it: the action is named, whatever else is still missing. */
function hasSolution({ solutions }: Problem): boolean {
  return solutions.some((solution) => !missingParts(solution).includes('action'))
}
