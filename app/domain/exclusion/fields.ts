import type { Day } from '#domain/day'
import { findExclusionReason } from '#domain/exclusion/reasons'
import type { StatementFields, StatementKind } from '#domain/exclusion/statement'
import type { StatementCase } from '#domain/exclusion/statements/values'
import type { Language } from '#domain/language'

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
  const reasons = of.reasonCodes.flatMap((code) => findExclusionReason(code) ?? [])
  const isIllegal = of.reasonCodes.includes('illegal_goods')
  return {
    decision_provision: provisionOf(of),
    decision_ground: isIllegal ? 'DECISION_GROUND_ILLEGAL_CONTENT' : 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    ground: reasons
      .map(({ ground }) => ground)
      .join('; ')
      .slice(0, 500),
    explanation: reasons
      .map(({ text }) => text[of.language])
      .join(' ')
      .slice(0, 2000),
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
function factsOf({ snapshot }: Deciding): string {
  if (!snapshot) return 'No comparison of figures.'
  const windows = snapshot.windows.map(
    ({ days, observed, expected, ratio }) =>
      `${days} days: ${observed} negative events, ${expected.toFixed(1)} expected, ratio ${ratio.toFixed(2)}`,
  )
  return `${windows.join('. ')}. Neither resolved nor answered: ${snapshot.unhandled}.`
}
