import { ok, type Result, refuse } from '#domain/result'

/** In what a decision may be wrong, as its addressee sees it. Each one that is named is answered (A6). */
export const appealGrounds = ['facts', 'rule', 'proportion', 'procedure', 'new_facts', 'other'] as const
export type AppealGround = (typeof appealGrounds)[number]

export type StatedGround = { ground: AppealGround; text: string }
/** What is said to one ground. */
export type GroundAnswer = { ground: AppealGround; isRight: boolean; text: string }

/** Of a ground and of an answer to it; whoever takes one in says so where it is longer. */
export const mostGroundLength = 5000

export type GroundsRefusal = { reason: 'grounds_required' } | { reason: 'ground_twice' }

/** The grounds of an appeal, trimmed: at least one, none twice. Weak ones are grounds too (A3). */
export function judgeGrounds(given: readonly StatedGround[]): Result<StatedGround[], GroundsRefusal> {
  const grounds = given
    .map(({ ground, text }) => ({ ground, text: text.trim() }))
    .filter(({ text }) => text !== '')
  if (grounds.length === 0) return refuse({ reason: 'grounds_required' })
  const isTwice = new Set(grounds.map(({ ground }) => ground)).size < grounds.length
  return isTwice ? refuse({ reason: 'ground_twice' }) : ok(grounds)
}

export type AnswersRefusal = { reason: 'ground_unanswered'; ground: AppealGround }

/** The answers to all grounds, in their order; refused where one has none (A6). */
export function judgeAnswers(
  grounds: readonly StatedGround[],
  given: readonly GroundAnswer[],
): Result<GroundAnswer[], AnswersRefusal> {
  const answers: GroundAnswer[] = []
  for (const { ground } of grounds) {
    const found = given.find((answer) => answer.ground === ground)
    const text = found?.text.trim()
    if (!found || !text) return refuse({ reason: 'ground_unanswered', ground })
    answers.push({ ground, isRight: found.isRight, text })
  }
  return ok(answers)
}
