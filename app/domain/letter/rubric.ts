import type { Cause } from '#domain/cause'
import { type LetterContent, solutionsOf } from '#domain/letter/content'
import { coverageBy, type Feedback } from '#domain/letter/coverage'

/** What a reviewer finds a Solution to be (B47), in the order a page offers it. */
export const rowVerdicts = ['constructive', 'vague', 'blames_buyer', 'not_linked', 'no_evidence'] as const
export type RowVerdict = (typeof rowVerdicts)[number]

export const letterVerdicts = ['constructive', 'not_constructive'] as const
export type LetterVerdict = (typeof letterVerdicts)[number]

/** What a reviewer noted about one Solution. */
export type JudgedRow = { rowId: string; verdict: RowVerdict; note: string | null }

/** What the rows amount to, and what stands against the letter where it is not constructive. */
export type Derived = {
  verdict: LetterVerdict
  blamingRows: string[]
  uncoveredCauses: Cause[]
  hasConstructiveRow: boolean
}

/**
 * What the verdicts on a letter's Solutions amount to: constructive where each of the most frequent causes has a
 * constructive Solution and none puts the blame on buyers (R4.13, C6). A weak row beside good ones fails nothing;
 * the answer names it. How well the letter is written does not count.
 */
export function deriveVerdict(
  content: LetterContent,
  negatives: readonly Feedback[],
  rows: readonly JudgedRow[],
): Derived {
  const verdictOf = new Map(rows.map(({ rowId, verdict }) => [rowId, verdict]))
  const good = content.problems.filter(({ solutions }) =>
    solutions.some(({ id }) => verdictOf.get(id) === 'constructive'),
  )
  const blamingRows = rows.filter(({ verdict }) => verdict === 'blames_buyer').map(({ rowId }) => rowId)
  const uncoveredCauses = coverageBy(good, negatives)
    .topCauses.filter(({ isCovered }) => !isCovered)
    .map(({ cause }) => cause)
  const isConstructive = good.length > 0 && blamingRows.length === 0 && uncoveredCauses.length === 0
  return {
    verdict: isConstructive ? 'constructive' : 'not_constructive',
    blamingRows,
    uncoveredCauses,
    hasConstructiveRow: good.length > 0,
  }
}

/** The Solutions nobody has judged yet. */
export function unjudgedRows(content: LetterContent, rows: readonly JudgedRow[]): string[] {
  const judged = new Set(rows.map(({ rowId }) => rowId))
  return solutionsOf(content)
    .map(({ solution }) => solution.id)
    .filter((id) => !judged.has(id))
}
