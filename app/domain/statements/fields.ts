import type { Day } from '#domain/day'
import type { SourceType } from '#domain/statements/origin'

/** The rules a decision rests on, at most 500 characters, and why, at most 2000; of each ground its own two. */
export type StatementGround =
  | {
      decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT'
      incompatible_content_ground: string
      incompatible_content_explanation: string
    }
  | {
      decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT'
      illegal_content_legal_ground: string
      illegal_content_explanation: string
    }

/** A statement of reasons in the fields of the Commission's database (DSA Art. 17 and 24(5), P2B Art. 4). */
export type StatementFields = StatementGround & {
  decision_provision:
    | 'DECISION_PROVISION_PARTIAL_SUSPENSION'
    | 'DECISION_PROVISION_TOTAL_SUSPENSION'
    | 'DECISION_PROVISION_TOTAL_TERMINATION'
    | null
  /** What is seen less of something: only where that is so. */
  decision_visibility?: (
    | 'DECISION_VISIBILITY_CONTENT_REMOVED'
    | 'DECISION_VISIBILITY_CONTENT_DISABLED'
    | 'DECISION_VISIBILITY_CONTENT_DEMOTED'
    | 'DECISION_VISIBILITY_OTHER'
  )[]
  /** With `DECISION_VISIBILITY_OTHER`, at most 500 characters. */
  decision_visibility_other?: string
  end_date_visibility_restriction?: Day
  content_type: ('CONTENT_TYPE_PRODUCT' | 'CONTENT_TYPE_TEXT')[]
  category:
    | 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC'
    | 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD'
    | 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS'
    | 'STATEMENT_CATEGORY_CONSUMER_INFORMATION'
    | 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS'
    | 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH'
    | 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS'
    | 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS'
    | 'STATEMENT_CATEGORY_VIOLENCE'
  category_specification?: ('KEYWORD_INAUTHENTIC_USER_REVIEWS' | 'KEYWORD_HIDDEN_ADVERTISEMENT')[]
  account_type: 'ACCOUNT_TYPE_BUSINESS' | 'ACCOUNT_TYPE_PRIVATE'
  territorial_scope: string[]
  /** The upper-case ISO code of the language that what it is about is written in; left out where nobody said. */
  content_language?: string
  content_date: Day
  application_date: Day
  end_date_service_restriction: Day | null
  /** At most 5000 characters; no personal data. */
  decision_facts: string
  source_type: SourceType
  automated_detection: 'Yes' | 'No'
  automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED'
  /** Unique for ever; `[A-Za-z0-9_-]`. */
  puid: string
}
