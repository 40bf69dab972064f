import { type Day, dayOf } from '#domain/day'
import type { Language } from '#domain/language'
import type { MeasureGround } from '#domain/measures/ground'
import { groundTexts } from '#domain/measures/ground-texts'
import { measureStatementTexts } from '#domain/measures/statement-texts'
import { ok, type Result } from '#domain/result'
import { dayInWords } from '#domain/statements/day-in-words'
import type { StatementFields } from '#domain/statements/fields'
import { fill, fillWhole, type StatementRefusal } from '#domain/statements/fill'
import { lastAppealDay } from '#domain/statements/redress'

/** A measure that restricts, as far as its statement goes. */
export type RestrictingMeasure = {
  id: string
  step: 'rank_limit' | 'partial_exclusion'
  sellerId: string
  shop: string
  ground: MeasureGround
  explanation: string
  factor: number | null
  categories: readonly string[] | null
  imposedAt: Date
  until: Date
  strikeUntil: Date
}

type Statement = { title: string; body: string; fields: StatementFields }

/**
 * The statement of reasons for a measure that restricts, in the seller's language (P2B Art. 4(1), DSA Art. 17).
 * Refused where the record leaves a gap in it.
 */
export function stateMeasure(
  measure: RestrictingMeasure,
  language: Language,
  zone: string,
): Result<Statement, StatementRefusal> {
  const { id, step, ground, explanation, imposedAt, until, strikeUntil } = measure
  const texts = measureStatementTexts[language]
  const day = (at: Date) => dayInWords(dayOf(at, zone), language)
  const values = {
    ...{ shop: measure.shop, sellerId: measure.sellerId, measureId: id, explanation },
    ...{ date: day(imposedAt), until: day(until), strikeUntil: day(strikeUntil) },
    appealDay: dayInWords(lastAppealDay(dayOf(imposedAt, zone)), language),
    factor: new Intl.NumberFormat(language).format(measure.factor ?? 1),
    categories: new Intl.ListFormat(language).format(measure.categories ?? []),
    count: String(measure.categories?.length ?? 0),
    ground: groundTexts[ground][language],
  }
  const { head, what, untouched, why, facts, strike, found, complain } = texts
  const paragraphs = [head, what[step], untouched, why, facts, strike, found, complain]
  const [from, to] = [dayOf(imposedAt, zone), dayOf(until, zone)]
  const body = fillWhole(paragraphs.join('\n\n'), values)
  if (!body.ok) return body
  return ok({
    title: texts.title[step],
    body: body.value,
    // What a person wrote stays out of the fields: it may hold personal data.
    fields: fieldsOf(measure, {
      ...{ language, from, to },
      said: { rule: fill(texts.rule, values), why: values.ground, facts: fill(texts.fact[step], values) },
    }),
  })
}

/** What the fields say in words, in the seller's language. */
type Said = { rule: string; why: string; facts: string }

function fieldsOf(
  { id, step, ground }: RestrictingMeasure,
  { language, from, to, said }: { language: Language; from: Day; to: Day; said: Said },
): StatementFields {
  const isPartial = step === 'partial_exclusion'
  const isFake = ground === 'manipulated_reviews' || ground === 'fake_orders'
  return {
    decision_provision: isPartial ? 'DECISION_PROVISION_PARTIAL_SUSPENSION' : null,
    ...(!isPartial && {
      decision_visibility: ['DECISION_VISIBILITY_CONTENT_DEMOTED'],
      end_date_visibility_restriction: to,
    }),
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    incompatible_content_ground: said.rule,
    incompatible_content_explanation: said.why,
    content_type: ['CONTENT_TYPE_PRODUCT'],
    category: isFake ? 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' : 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    account_type: 'ACCOUNT_TYPE_BUSINESS',
    territorial_scope: [],
    content_language: language.toUpperCase(),
    content_date: from,
    application_date: from,
    end_date_service_restriction: isPartial ? to : null,
    decision_facts: said.facts,
    source_type: 'SOURCE_VOLUNTARY',
    automated_detection: 'No',
    automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    puid: `${id}-${step}`,
  }
}
