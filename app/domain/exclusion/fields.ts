import type { Day } from '#domain/day'
import { restsOnFigures } from '#domain/exclusion/borne-out'
import { findExclusionReason } from '#domain/exclusion/reasons'
import type { StatementKind } from '#domain/exclusion/statement'
import { type StatementCase, windowInWords } from '#domain/exclusion/statements/values'
import { statementTexts } from '#domain/exclusion/statements/write'
import type { Language } from '#domain/language'
import type { StatementFields } from '#domain/statements/fields'
import { fill } from '#domain/statements/fill'

type Deciding = StatementCase & {
  kind: StatementKind
  cycle: number
  language: Language
  today: Day
  appliesOn: Day
  now: Date
}

/** A statement in the fields of the Commission's database: what was decided, on which ground, from which facts. */
export function statementFields(of: Deciding): StatementFields {
  return {
    decision_provision: provisionOf(of),
    ...groundOf(of),
    content_type: ['CONTENT_TYPE_PRODUCT'],
    category: categoryOf(of.reasonCodes),
    account_type: 'ACCOUNT_TYPE_BUSINESS',
    territorial_scope: [],
    content_language: of.language.toUpperCase(),
    content_date: of.today,
    application_date: of.appliesOn,
    end_date_service_restriction: null,
    decision_facts: factsOf(of).slice(0, 5000),
    source_type: 'SOURCE_VOLUNTARY',
    automated_detection: of.kind === 'exclusion_notice' ? 'Yes' : 'No',
    automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    puid: `${of.id}-${of.kind}-${of.cycle}-${of.now.getTime()}`,
  }
}

function groundOf({ reasonCodes, language }: Deciding) {
  const reasons = reasonCodes.flatMap((code) => findExclusionReason(code) ?? [])
  const join = (texts: string[], separator: string, most: number) => texts.join(separator).slice(0, most)
  const ground = join([...new Set(reasons.map((reason) => reason.ground[language]))], '; ', 500)
  const explanation = join(
    reasons.map(({ text }) => text[language]),
    ' ',
    2000,
  )
  if (reasonCodes.includes('illegal_goods'))
    return {
      decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
      illegal_content_legal_ground: ground,
      illegal_content_explanation: explanation,
    } as const
  return {
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    incompatible_content_ground: ground,
    incompatible_content_explanation: explanation,
  } as const
}

function provisionOf({ kind, scope }: Deciding): StatementFields['decision_provision'] {
  if (kind === 'reinstatement' || kind === 'annulment') return null
  if (kind === 'termination_notice') return 'DECISION_PROVISION_TOTAL_TERMINATION'
  return scope === 'all' ? 'DECISION_PROVISION_TOTAL_SUSPENSION' : 'DECISION_PROVISION_PARTIAL_SUSPENSION'
}

function categoryOf(reasonCodes: readonly string[]): StatementFields['category'] {
  if (reasonCodes.includes('safety') || reasonCodes.includes('illegal_goods'))
    return 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS'
  const isFake = reasonCodes.some((code) => code === 'fictitious_reviews' || code === 'fictitious_positives')
  return isFake ? 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' : 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC'
}

/** The figures alone: no text of a buyer's and no name ever gets in here. */
function factsOf({ snapshot, language, reasonCodes }: Deciding): string {
  const { noFigures, facts } = statementTexts[language]
  if (!snapshot) return facts.none
  const windows = restsOnFigures(reasonCodes)
    ? snapshot.windows.map((window) => windowInWords(window, language))
    : [noFigures]
  return [...windows, fill(facts.unhandled, { count: String(snapshot.unhandled) })].join('\n')
}
