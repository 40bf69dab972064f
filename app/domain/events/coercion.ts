import type { ChangeAnswer, QuestionedChange } from '#domain/coercion/question'
import type { IntegrityKind } from '#domain/coercion/state'
import type { Language } from '#domain/language'

/** Whether authors changed their reviews of their own will, and what seniors make of it where not. */
export type CoercionEvents = {
  seller_contacted_author: { at: string }
  review_change_questioned: {
    questionId: string
    change: QuestionedChange
    authorId: string
    language: Language
  }
  /** Its author has had the time to think better of taking it back, and did not. */
  review_cooled_off: Record<string, never>
  review_change_answered: { questionId: string; answer: ChangeAnswer }
  integrity_case_opened: { caseId: string; kind: IntegrityKind; sellerId: string }
  /** The statement is the shop's, where it is found to have done something. */
  integrity_case_decided: {
    caseId: string
    kind: IntegrityKind
    sellerId: string
    outcome: 'confirmed' | 'unfounded'
    statementId: string | null
  }
  /** An appeal took back that a shop did something. */
  integrity_finding_withdrawn: { caseId: string; kind: IntegrityKind; sellerId: string }
}
