/** What a review's author did to a negative of theirs after its seller had been in touch (B16). */
export type QuestionedChange = 'edited' | 'withdrawn'

/** What its author says of the change, in the order a page offers it; nobody is led to any of them. */
export const changeAnswers = ['voluntary', 'pressured', 'rewarded'] as const
export type ChangeAnswer = (typeof changeAnswers)[number]

/** How long the link in the question can be answered, in milliseconds; silence changes nothing. */
export const questionLastsMs = 60 * 86_400_000

/** Whether the seller's figures go by the review as it is now; else by what it was before. */
export function isTakenAsItIs(answer: ChangeAnswer): boolean {
  return answer === 'voluntary'
}
