import type { Cause } from '#domain/cause'
import type { Day } from '#domain/day'

/**
 * One Solution: what will be done, by whom, by which day and how it will be measured; `evidence` says what can be
 * seen already and may be empty. `id` stays the same from version to version.
 */
export type Solution = {
  id: string
  action: string
  owner: string
  dueOn: Day | null
  measure: string
  evidence: string
}

/** One Problem: the causes it explains, why they arise on the seller's side, and what will be done. */
export type Problem = { id: string; causes: Cause[]; text: string; solutions: Solution[] }

/** What a seller writes: Problem–Solution pairs (R4.13), and anything else in `note`. */
export type LetterContent = { problems: Problem[]; note: string }

export const emptyLetter: LetterContent = { problems: [], note: '' }

/** The most one letter holds, so that a page and a reader can still take it in. Texts in UTF-16 units; `whole` is all of them. */
export const letterLimits = { problems: 20, solutions: 8, text: 2_000, owner: 200, whole: 20_000 } as const

/** Every Solution of a letter with the Problem it belongs to, in reading order. */
export function solutionsOf({ problems }: LetterContent): { problem: Problem; solution: Solution }[] {
  return problems.flatMap((problem) => problem.solutions.map((solution) => ({ problem, solution })))
}

/** A letter as one text: what comparisons and searches for phrases read. */
export function letterText({ problems, note }: LetterContent): string {
  const parts = problems.flatMap(({ text, solutions }) => [
    text,
    ...solutions.flatMap(({ action, measure, evidence }) => [action, measure, evidence]),
  ])
  return [...parts, note].filter(Boolean).join('\n')
}

export const rowParts = ['action', 'owner', 'due', 'measure'] as const
export type RowPart = (typeof rowParts)[number]

/** What a Solution still lacks; nothing where it is complete. Evidence is never demanded. */
export function missingParts({ action, owner, dueOn, measure }: Solution): RowPart[] {
  const filled: Record<RowPart, boolean> = {
    action: action.trim() !== '',
    owner: owner.trim() !== '',
    due: dueOn !== null,
    measure: measure.trim() !== '',
  }
  return rowParts.filter((part) => !filled[part])
}
