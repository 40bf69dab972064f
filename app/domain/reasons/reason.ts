import type { DecisionAction } from '#domain/review'

export type ReasonText = Record<'uk' | 'ru' | 'en' | 'zh', string>

/**
 * Why a decision was taken. Reasons speak of content and authenticity only: none depends on how good or bad
 * a review is for its seller (R0.1, R1.2).
 */
export type Reason = {
  code: string
  actions: DecisionAction[]
  /** Whether it limits what somebody wrote, so that a statement of reasons is owed. */
  restricts: boolean
  /** The rule it rests on. */
  ground: string
  text: ReasonText
  /** Says that the review is not genuine: needs two independent findings, or a senior (V11). */
  saysFake?: true
}
