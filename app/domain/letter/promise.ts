import { addDays, type Day } from '#domain/day'
import { type LetterContent, solutionsOf } from '#domain/letter/content'
import type { JudgedRow } from '#domain/letter/rubric'

/** What a seller has promised in one accepted Solution. */
export type Promised = { rowId: string; action: string; owner: string; measure: string; dueOn: Day }

/** An accepted Solution without a day falls due so many days after the return to the catalogue. */
const usualDays = 30

/** B50: what the accepted Solutions of a letter promise, counted from the day of the return to the catalogue. */
export function promisesOf(content: LetterContent, rows: readonly JudgedRow[], returnedOn: Day): Promised[] {
  const accepted = new Set(rows.filter(({ verdict }) => verdict === 'constructive').map(({ rowId }) => rowId))
  return solutionsOf(content)
    .filter(({ solution }) => accepted.has(solution.id))
    .map(({ solution: { id, action, owner, measure, dueOn } }) => ({
      rowId: id,
      action,
      owner,
      measure,
      dueOn: dueOn ?? addDays(returnedOn, usualDays),
    }))
}
