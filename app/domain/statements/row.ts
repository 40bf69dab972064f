import { isDay } from '#domain/day'
/** The fields of a statement in the Commission's database, in the order of its columns. */
export const statementColumns = [
  'puid',
  'decision_visibility',
  'decision_visibility_other',
  'decision_monetary',
  'decision_monetary_other',
  'decision_provision',
  'decision_account',
  'end_date_visibility_restriction',
  'end_date_monetary_restriction',
  'end_date_service_restriction',
  'end_date_account_restriction',
  'decision_ground',
  'decision_ground_reference_url',
  'illegal_content_legal_ground',
  'illegal_content_explanation',
  'incompatible_content_ground',
  'incompatible_content_explanation',
  'incompatible_content_illegal',
  'content_type',
  'content_type_other',
  'content_id_ean',
  'category',
  'category_addition',
  'category_specification',
  'category_specification_other',
  'account_type',
  'territorial_scope',
  'content_language',
  'content_date',
  'application_date',
  'decision_facts',
  'source_type',
  'source_identity',
  'automated_detection',
  'automated_decision',
] as const
export type Field = (typeof statementColumns)[number]

/** A statement as it was stored, before anybody has looked whether it would be taken. */
export type StatementRow = { [Name in Field]?: unknown }

/** The kinds of restriction, of which one at least is given. */
export const decisionFields = [
  'decision_visibility',
  'decision_monetary',
  'decision_provision',
  'decision_account',
] as const

/** What belongs to each of the two grounds, and is left out with the other. */
export const groundFields = {
  DECISION_GROUND_ILLEGAL_CONTENT: {
    rule: 'illegal_content_legal_ground',
    explanation: 'illegal_content_explanation',
    rest: [],
  },
  DECISION_GROUND_INCOMPATIBLE_CONTENT: {
    rule: 'incompatible_content_ground',
    explanation: 'incompatible_content_explanation',
    rest: ['incompatible_content_illegal'],
  },
} as const

const named = (prefix: string, names: string): string[] => names.split(' ').map((name) => `${prefix}_${name}`)

/** What a field can say. */
export const values = {
  decision_visibility: named(
    'DECISION_VISIBILITY',
    'CONTENT_REMOVED CONTENT_DISABLED CONTENT_DEMOTED CONTENT_AGE_RESTRICTED CONTENT_INTERACTION_RESTRICTED CONTENT_LABELLED OTHER',
  ),
  decision_monetary: named('DECISION_MONETARY', 'SUSPENSION TERMINATION OTHER'),
  decision_provision: named(
    'DECISION_PROVISION',
    'PARTIAL_SUSPENSION TOTAL_SUSPENSION PARTIAL_TERMINATION TOTAL_TERMINATION',
  ),
  decision_account: named('DECISION_ACCOUNT', 'SUSPENDED TERMINATED'),
  decision_ground: Object.keys(groundFields),
  content_type: named('CONTENT_TYPE', 'TEXT IMAGE PRODUCT VIDEO AUDIO APP SYNTHETIC_MEDIA OTHER'),
  account_type: named('ACCOUNT_TYPE', 'BUSINESS PRIVATE'),
  territorial_scope:
    'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
  source_type: named('SOURCE', 'ARTICLE_16 TRUSTED_FLAGGER TYPE_OTHER_NOTIFICATION VOLUNTARY'),
  automated_decision: named('AUTOMATED_DECISION', 'FULLY PARTIALLY NOT_AUTOMATED'),
  yes_or_no: ['Yes', 'No'],
} as const satisfies Record<string, readonly string[]>

/** What is empty is not given: nothing, a text of blanks, a list of none. */
export function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== null && value !== undefined && String(value).trim() !== ''
}

export function isText(value: unknown, most: number): boolean {
  return typeof value === 'string' && isGiven(value) && value.length <= most
}

/** Whether a value, or every value of a list that has some, is among those there are. */
export function isAmong(value: unknown, known: readonly string[]): boolean {
  return isGiven(value) && textsOf(value).every((each) => known.includes(each))
}

/** The texts of a list; one text is a list of one, nothing is none. */
export function textsOf(value: unknown): string[] {
  if (!isGiven(value)) return []
  return (Array.isArray(value) ? value : [value]).map(String)
}

/** Whether it is a day of the calendar as `YYYY-MM-DD`, from a year on until the first of 2038. */
export function isDayFrom(fromYear: string, value: unknown): boolean {
  return isDay(value) && value >= fromYear && value <= '2038-01-01'
}
