import { type LetterContent, missingParts, type RowPart, solutionsOf } from '#domain/letter/content'
import type { Coverage } from '#domain/letter/coverage'

/** Something a letter lacks that can be pointed at. Only for these may it be sent back. */
export type Gap =
  | { kind: 'no_solution' }
  | { kind: 'problem_without_text' | 'problem_without_solution'; problemId: string }
  | { kind: 'row_incomplete'; rowId: string; missing: RowPart[] }
  | { kind: 'not_all_opened'; left: number }
  | { kind: 'not_all_named'; left: number }

/** Every gap of a letter, in the order a reader meets them. */
export function findGaps(content: LetterContent, { total, opened, named }: Coverage): Gap[] {
  const gaps: Gap[] = []
  if (opened < total) gaps.push({ kind: 'not_all_opened', left: total - opened })
  if (named < total) gaps.push({ kind: 'not_all_named', left: total - named })
  if (solutionsOf(content).length === 0) gaps.push({ kind: 'no_solution' })
  for (const { id, text, solutions } of content.problems) {
    if (text.trim() === '') gaps.push({ kind: 'problem_without_text', problemId: id })
    if (solutions.length === 0) gaps.push({ kind: 'problem_without_solution', problemId: id })
    for (const solution of solutions) {
      const missing = missingParts(solution)
      if (missing.length > 0) gaps.push({ kind: 'row_incomplete', rowId: solution.id, missing })
    }
  }
  return gaps
}
