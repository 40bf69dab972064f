import { isPersonal } from '#domain/statements/personal'
import {
  decisionFields,
  type Field,
  groundFields,
  isAmong,
  isDayFrom,
  isGiven,
  isText,
  type StatementRow,
  textsOf,
  values,
} from '#domain/statements/row'

/** A rule of the Commission's database that a row breaks, and by which field. */
export type Violation = { field: string; rule: string }
type Rule = Violation & { holds: (row: StatementRow) => boolean }

const rule = (field: string, text: string, holds: Rule['holds']): Rule => ({ field, rule: text, holds })

/** Where a list holds its `…_OTHER`, the other field says what in at most 500 characters; else it is left out. */
function explainsOther(field: Field, other: string, otherField: Field): Rule {
  return rule(otherField, `is given, at most 500 characters, exactly where ${field} holds ${other}`, (row) =>
    textsOf(row[field]).includes(other) ? isText(row[otherField], 500) : !isGiven(row[otherField]),
  )
}

const decisions: Rule[] = [
  rule('decision_visibility', 'one of the four kinds of restriction is given', (row) =>
    decisionFields.some((field) => isGiven(row[field])),
  ),
  ...decisionFields.map((field) =>
    rule(
      field,
      'is one the database knows',
      (row) => !isGiven(row[field]) || isAmong(row[field], values[field]),
    ),
  ),
  explainsOther('decision_visibility', 'DECISION_VISIBILITY_OTHER', 'decision_visibility_other'),
  explainsOther('decision_monetary', 'DECISION_MONETARY_OTHER', 'decision_monetary_other'),
  ...(['visibility', 'monetary', 'service', 'account'] as const).map((what) => {
    const field = `end_date_${what}_restriction` as const
    return rule(
      field,
      'is a day until 2038-01-01',
      (row) => !isGiven(row[field]) || isDayFrom('0001', row[field]),
    )
  }),
]

const grounds: Rule[] = [
  rule('decision_ground', 'is given', (row) => isAmong(row.decision_ground, values.decision_ground)),
  ...Object.entries(groundFields).flatMap(([ground, { rule: short, explanation, rest }]) => [
    rule(short, 'is given, at most 500 characters, exactly where it is the ground', (row) =>
      row.decision_ground === ground ? isText(row[short], 500) : !isGiven(row[short]),
    ),
    rule(explanation, 'is given, at most 2000 characters, exactly where it is the ground', (row) =>
      row.decision_ground === ground ? isText(row[explanation], 2000) : !isGiven(row[explanation]),
    ),
    ...rest.map((field) =>
      rule(field, 'is Yes or No, and only where it is the ground', (row) =>
        row.decision_ground === ground
          ? !isGiven(row[field]) || isAmong(row[field], values.yes_or_no)
          : !isGiven(row[field]),
      ),
    ),
  ]),
  rule(
    'decision_ground_reference_url',
    'is an address of at most 500 characters',
    ({ decision_ground_reference_url: url }) =>
      !isGiven(url) || (isText(url, 500) && URL.canParse(String(url))),
  ),
]

const contents: Rule[] = [
  rule('content_type', 'is given', (row) => isAmong(row.content_type, values.content_type)),
  explainsOther('content_type', 'CONTENT_TYPE_OTHER', 'content_type_other'),
  rule(
    'content_id_ean',
    'is 13 digits',
    (row) => !isGiven(row.content_id_ean) || /^\d{13}$/.test(String(row.content_id_ean)),
  ),
  rule('category', 'is given', (row) => /^STATEMENT_CATEGORY_[A-Z_]+$/.test(String(row.category))),
  rule(
    'category',
    'is not the one of our terms where the content is illegal',
    (row) =>
      row.decision_ground !== 'DECISION_GROUND_ILLEGAL_CONTENT' ||
      row.category !== 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
  ),
  rule('category_addition', 'is one the database knows', (row) =>
    textsOf(row.category_addition).every((each) => /^STATEMENT_CATEGORY_[A-Z_]+$/.test(each)),
  ),
  rule('category_specification', 'is one the database knows', (row) =>
    textsOf(row.category_specification).every((each) => /^KEYWORD_[A-Z_]+$/.test(each)),
  ),
  explainsOther('category_specification', 'KEYWORD_OTHER', 'category_specification_other'),
  rule(
    'account_type',
    'is one the database knows',
    (row) => !isGiven(row.account_type) || isAmong(row.account_type, values.account_type),
  ),
  rule('territorial_scope', 'names countries of the EU and the EEA', (row) =>
    textsOf(row.territorial_scope).every((country) => values.territorial_scope.includes(country)),
  ),
  rule(
    'content_language',
    'is an upper-case ISO code',
    (row) => !isGiven(row.content_language) || /^[A-Z]{2}$/.test(String(row.content_language)),
  ),
  rule('content_date', 'is a day from 2000 to 2038', (row) => isDayFrom('2000', row.content_date)),
  rule('application_date', 'is a day from 2020 to 2038', (row) => isDayFrom('2020', row.application_date)),
]

const origins: Rule[] = [
  rule('decision_facts', 'is given, at most 5000 characters', (row) => isText(row.decision_facts, 5000)),
  ...(['decision_facts', 'illegal_content_explanation', 'incompatible_content_explanation'] as const).map(
    (field) =>
      rule(field, 'holds no personal data', (row) => !isGiven(row[field]) || !isPersonal(String(row[field]))),
  ),
  rule('source_type', 'is given', (row) => isAmong(row.source_type, values.source_type)),
  rule('source_identity', 'is at most 500 characters, and left out where it was voluntary', (row) =>
    row.source_type === 'SOURCE_VOLUNTARY'
      ? !isGiven(row.source_identity)
      : !isGiven(row.source_identity) || isText(row.source_identity, 500),
  ),
  rule('automated_detection', 'is Yes or No', (row) => isAmong(row.automated_detection, values.yes_or_no)),
  rule('automated_decision', 'is given', (row) => isAmong(row.automated_decision, values.automated_decision)),
  rule('puid', 'is given: at most 500 letters, digits, dashes and underscores', (row) =>
    /^[A-Za-z0-9_-]{1,500}$/.test(String(row.puid ?? '')),
  ),
]

const rules: readonly Rule[] = [...decisions, ...grounds, ...contents, ...origins]

/** The rules of the Commission's database that a statement breaks; none where it would be taken. */
export function checkStatement(row: StatementRow): Violation[] {
  return rules.filter(({ holds }) => !holds(row)).map(({ field, rule: text }) => ({ field, rule: text }))
}
