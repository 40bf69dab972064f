import { type Day, dayOf } from '#domain/day'
import { findReason } from '#domain/reason'
import type { StatementFields, StatementGround } from '#domain/statements/fields'
import { sourceTypeOf } from '#domain/statements/origin'
import { categoryOfIllegal } from '#domain/statements/review/illegal-category'
import type { IllegalGround, RestrictingDecision } from '#domain/statements/review/restricting-decision'
import type { RestrictionOfReview } from '#domain/statements/review/template'

/** What the fields say in words, in the author's language. */
type Said = { today: Day; rule: string; why: string; masked: string; facts: string }

/** What a statement about a review says in the columns of the database it is handed on to. */
export function fieldsOf(
  decision: RestrictingDecision,
  restriction: RestrictionOfReview,
  said: Said,
): StatementFields {
  const reason = findReason(decision.reasonCode)
  const isFake = reason?.saysFake === true
  const isAdvertising = decision.reasonCode === 'advertising'
  return {
    decision_provision: null,
    ...visibilityOf(restriction, said.masked),
    ...groundOf(decision.illegal, said),
    content_type: ['CONTENT_TYPE_TEXT'],
    ...(isFake && {
      category_specification: ['KEYWORD_INAUTHENTIC_USER_REVIEWS'],
    }),
    ...(isAdvertising && { category_specification: ['KEYWORD_HIDDEN_ADVERTISEMENT'] }),
    category: categoryOf(decision),
    account_type: decision.direction === 'seller_to_buyer' ? 'ACCOUNT_TYPE_BUSINESS' : 'ACCOUNT_TYPE_PRIVATE',
    territorial_scope: [],
    ...contentLanguage(decision.writtenIn),
    content_date: dayOf(decision.writtenAt, decision.zone),
    application_date: said.today,
    end_date_service_restriction: null,
    decision_facts: said.facts,
    source_type: sourceTypeOf(decision.origin),
    automated_detection: decision.findings > 0 && decision.origin === 'own' ? 'Yes' : 'No',
    automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    puid: decision.id,
  }
}

/** Of the language it was sent as only the two letters: the database knows no regions, and no other codes. */
function contentLanguage(writtenIn: string | null): Pick<StatementFields, 'content_language'> {
  const [, code] = /^([a-z]{2})(?:-|$)/i.exec(writtenIn ?? '') ?? []
  return code === undefined ? {} : { content_language: code.toUpperCase() }
}

function categoryOf({ reasonCode, illegal }: RestrictingDecision): StatementFields['category'] {
  if (illegal) return categoryOfIllegal(reasonCode, illegal.noticedFor)
  if (findReason(reasonCode)?.saysFake) return 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD'
  return reasonCode === 'advertising'
    ? 'STATEMENT_CATEGORY_CONSUMER_INFORMATION'
    : 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC'
}

function groundOf(illegal: IllegalGround | null, { rule, why }: Said): StatementGround {
  return illegal
    ? {
        decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
        illegal_content_legal_ground: illegal.law,
        illegal_content_explanation: illegal.why,
      }
    : {
        decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
        incompatible_content_ground: rule,
        incompatible_content_explanation: why,
      }
}

function visibilityOf(
  restriction: RestrictionOfReview,
  masked: string,
): Pick<StatementFields, 'decision_visibility' | 'decision_visibility_other'> {
  switch (restriction) {
    case 'removed':
      return { decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'] }
    case 'rejected':
    case 'returned':
    case 'hidden':
      return { decision_visibility: ['DECISION_VISIBILITY_CONTENT_DISABLED'] }
    case 'redacted':
      return { decision_visibility: ['DECISION_VISIBILITY_OTHER'], decision_visibility_other: masked }
    default:
      return restriction satisfies never
  }
}
