import type { Cause } from '#domain/cause'
import { type LetterContent, solutionsOf } from '#domain/letter/content'
import type { Feedback } from '#domain/letter/coverage'
import { deriveVerdict, type JudgedRow, type RowVerdict } from '#domain/letter/rubric'

/** A Solution as an answer speaks of it: by its number, and the first words of what it says. */
export type AnswerRow = { number: string; action: string; note: string | null }

/** Everything an answer has to say: which rows were accepted, which failed and why, and which causes are left. */
export type AnswerPoints = {
  accepted: AnswerRow[]
  failed: (AnswerRow & { verdict: Exclude<RowVerdict, 'constructive'> })[]
  uncoveredCauses: Cause[]
}

const quoted = 80

/** B47: what an answer to a judged letter has to name, row by row, in the order of the letter. */
export function answerPoints(
  content: LetterContent,
  rows: readonly JudgedRow[],
  negatives: readonly Feedback[],
): AnswerPoints {
  const judged = new Map(rows.map((row) => [row.rowId, row]))
  const points: AnswerPoints = {
    accepted: [],
    failed: [],
    uncoveredCauses: deriveVerdict(content, negatives, rows).uncoveredCauses,
  }
  for (const { problem, solution } of solutionsOf(content)) {
    const row = judged.get(solution.id)
    if (!row) continue
    const number = `${content.problems.indexOf(problem) + 1}.${problem.solutions.indexOf(solution) + 1}`
    const said = { number, action: shorten(solution.action), note: row.note }
    if (row.verdict === 'constructive') points.accepted.push(said)
    else points.failed.push({ ...said, verdict: row.verdict })
  }
  return points
}

/** Counted in characters, so that none is cut in half. */
function shorten(text: string): string {
  const characters = [...text.trim().replaceAll(/\s+/g, ' ')]
  return characters.length > quoted ? `${characters.slice(0, quoted).join('')}…` : characters.join('')
}
