import { withoutZeros } from '#app/pages/form.ts'
import { type Cause, causes } from '#domain/cause'
import { isDay } from '#domain/day'
import {
  type LetterContent,
  letterLimits,
  letterText,
  type Problem,
  type Solution,
} from '#domain/letter/content'

/** What is wrong with each field, by its name, as ids of texts. */
export type LetterErrors = Record<string, string>

/**
 * Reads a letter from the fields of its form: `p.0.text`, `p.0.cause` (one for each box), `s.0.1.action` and so on.
 * What is too long is kept and named, so that no word is lost.
 */
export function readLetterForm(form: FormData): { content: LetterContent; errors: LetterErrors } {
  const errors: LetterErrors = {}
  const text = (name: string, most: number = letterLimits.text) => {
    const sent = withoutZeros(String(form.get(name) ?? '')).replaceAll('\r\n', '\n')
    if (sent.length > most) errors[name] = 'form.too_long'
    return sent
  }
  const problems: Problem[] = []
  for (let at = 0; at < letterLimits.problems && form.has(`p.${at}.id`); at++) {
    problems.push({
      id: readId(form, `p.${at}.id`),
      causes: readCauses(form, `p.${at}.cause`),
      text: text(`p.${at}.text`),
      solutions: readSolutions(form, at, text, errors),
    })
  }
  const content = { problems, note: text('note') }
  if (letterText(content).length > letterLimits.whole) errors.form = 'letter.too_long'
  return { content, errors }
}

function readSolutions(
  form: FormData,
  at: number,
  text: (name: string, most?: number) => string,
  errors: LetterErrors,
): Solution[] {
  const solutions: Solution[] = []
  for (let nth = 0; nth < letterLimits.solutions && form.has(`s.${at}.${nth}.id`); nth++) {
    const name = (field: string) => `s.${at}.${nth}.${field}`
    solutions.push({
      id: readId(form, name('id')),
      action: text(name('action')),
      owner: text(name('owner'), letterLimits.owner),
      dueOn: readDay(form, name('dueOn'), errors),
      measure: text(name('measure')),
      evidence: text(name('evidence')),
    })
  }
  return solutions
}

function readId(form: FormData, name: string): string {
  const sent = String(form.get(name))
  return /^[a-z0-9-]{1,40}$/.test(sent) ? sent : newRowId()
}

/** An id no other row of a letter has. */
export function newRowId(): string {
  return crypto.randomUUID()
}

function readCauses(form: FormData, name: string): Cause[] {
  const sent = new Set(form.getAll(name).map(String))
  return causes.filter((cause) => sent.has(cause))
}

function readDay(form: FormData, name: string, errors: LetterErrors): string | null {
  const sent = String(form.get(name) ?? '').trim()
  if (sent === '') return null
  if (isDay(sent)) return sent
  errors[name] = 'letter.not_a_day'
  return null
}

export function emptySolution(): Solution {
  return { id: newRowId(), action: '', owner: '', dueOn: null, measure: '', evidence: '' }
}

/** The letter with what its button asks for: a Problem or Solution more or less, or one for each cause left over. */
export function changeLetter(content: LetterContent, intent: string, named: readonly Cause[]): LetterContent {
  const [change, at, nth] = intent.split('.')
  const { problems } = content
  switch (change) {
    case 'add_problem':
      return { ...content, problems: [...problems, problemOf([])].slice(0, letterLimits.problems) }
    case 'remove_problem':
      return { ...content, problems: problems.filter((_, place) => place !== Number(at)) }
    case 'add_solution':
      return changeSolutions(content, Number(at), (rows) =>
        [...rows, emptySolution()].slice(0, letterLimits.solutions),
      )
    case 'remove_solution':
      return changeSolutions(content, Number(at), (rows) => rows.filter((_, place) => place !== Number(nth)))
    case 'group':
      return { ...content, problems: groupCauses(problems, named) }
    default:
      return content
  }
}

/** The row a button has made, for the page to come back to; where it made none, where it was pressed. */
export function anchorOf(content: LetterContent, intent: string): string {
  const [change, at] = intent.split('.')
  const { problems } = content
  const pressed = problems[Number(at)]
  const made = change === 'add_solution' ? pressed?.solutions.at(-1) : pressed
  const row = change === 'add_problem' || change === 'group' ? problems.at(-1) : made
  return row ? `#row-${row.id}` : ''
}

/** R4.12: causes group into Problems, the most frequent first; those a Problem has already stay with it. */
function groupCauses(problems: Problem[], named: readonly Cause[]): Problem[] {
  const taken = new Set(problems.flatMap(({ causes: own }) => own))
  const left = named.filter((cause) => !taken.has(cause))
  return [...problems, ...left.map((cause) => problemOf([cause]))].slice(0, letterLimits.problems)
}

function problemOf(own: Cause[]): Problem {
  return { id: newRowId(), causes: own, text: '', solutions: [emptySolution()] }
}

function changeSolutions(
  content: LetterContent,
  at: number,
  change: (rows: Solution[]) => Solution[],
): LetterContent {
  const problems = content.problems.map((problem, place) =>
    place === at ? { ...problem, solutions: change(problem.solutions) } : problem,
  )
  return { ...content, problems }
}
