import type { NoticeReason } from '#domain/complaints/notice'
import { findReason } from '#domain/reason'
import type { StatementFields } from '#domain/statements/fields'

type Category = StatementFields['category']

/** Reasons of ours that name one kind of illegal content each. */
const ofReasons: Record<string, Category> = {
  personal_data: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  advertising: 'STATEMENT_CATEGORY_CONSUMER_INFORMATION',
  extortion: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
}

const ofNotices: Record<Exclude<NoticeReason, 'other'>, Category> = {
  hate: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  threat: 'STATEMENT_CATEGORY_VIOLENCE',
  defamation: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  personal_data: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  intellectual_property: 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  fraud: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  minors: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
}

/**
 * The category of content that is held to break the law: that of the reason it was decided for, where this names one
 * kind, else that of what it was noticed for. What is written and nothing more is known of is speech.
 */
export function categoryOfIllegal(reasonCode: string, noticedFor: string | null | undefined): Category {
  if (findReason(reasonCode)?.saysFake) return 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD'
  const noticed: Record<string, Category> = ofNotices
  return ofReasons[reasonCode] ?? noticed[noticedFor ?? ''] ?? 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH'
}

/**
 * A statement about a review that was stored as illegal content in the category of our terms, in one of its own; any other
 * as it was stored. Its reader was told of no category.
 */
export function inOwnCategory(
  fields: StatementFields,
  reasonCode: string | null,
  noticedFor: string | null,
): StatementFields {
  const isMisnamed =
    fields.decision_ground === 'DECISION_GROUND_ILLEGAL_CONTENT' &&
    fields.category === 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC'
  return isMisnamed && reasonCode !== null
    ? { ...fields, category: categoryOfIllegal(reasonCode, noticedFor) }
    : fields
}
