import { type Cause, rankCauses } from '#domain/cause'
import { type LetterContent, missingParts, type Problem } from '#domain/letter/content'

/** What a buyer said in the window, as far as the letter is concerned; `cause` is null until the seller names it. */
export type Feedback = { cause: Cause | null; isOpened: boolean }

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
  const covered = negatives.filter(({ cause }) => cause !== null && solved.has(cause)).length
  return {
    total: negatives.length,
    opened: negatives.filter(({ isOpened }) => isOpened).length,
    named: negatives.filter(({ cause }) => cause !== null).length,
    covered,
    share: negatives.length === 0 ? 1 : covered / negatives.length,
    topCauses: rankCauses(negatives.map(({ cause }) => cause))
      .slice(0, topCount)
      .map(({ cause, count }) => ({ cause, count, isCovered: solved.has(cause) })),
  }
}

/** Something will be done about it: the action is named, whatever else is still missing. */
function hasSolution({ solutions }: Problem): boolean {
  return solutions.some((solution) => !missingParts(solution).includes('action'))
}
