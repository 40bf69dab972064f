import { type Day, dayOf } from '#domain/day'
import { type Language, languageToWriteIn } from '#domain/language'
import { findReason } from '#domain/reason'
import { reasonGrounds } from '#domain/reasons/grounds'
import { ok, type Result } from '#domain/result'
import { type DecisionAction, interimHours, type ReviewDirection } from '#domain/review'
import { dayInWords } from '#domain/statements/day-in-words'
import type { StatementFields, StatementGround } from '#domain/statements/fields'
import { fill, fillWhole, type StatementRefusal } from '#domain/statements/fill'
import { type DecisionOrigin, sourceTypeOf } from '#domain/statements/origin'
import { lastAppealDay } from '#domain/statements/redress'
import { categoryOfIllegal } from '#domain/statements/review/illegal-category'
import type { RestrictionOfReview, ReviewStatementTexts } from '#domain/statements/review/template'
import { reviewStatementTexts } from '#domain/statements/review/texts'

/** A decision about a review that restricts it, as far as its statement goes. */
export type RestrictingDecision = {
  id: string
  reviewId: string
  shop: string
  /** What a shop wrote about its buyer is stated to the shop. */
  direction: ReviewDirection
  /** What it was sent as, as in `de-CH`; null where nobody said. */
  writtenIn: string | null
  revision: number
  /** When the author wrote it. */
  writtenAt: Date
  action: DecisionAction
  reasonCode: string
  note: string | null
  parts: number
  wasPublic: boolean
  /** Strong findings of the automatic checks about this revision. */
  findings: number
  origin: DecisionOrigin
  /** Where it is held to break the law, and not only our rules. */
  illegal: IllegalGround | null
  decidedAt: Date
  /** The marketplace's time zone, in which days are said. */
  zone: string
}

/** The law content is held to break, at most 500 characters, and why it does, at most 2000; a person wrote both. */
export type IllegalGround = {
  law: string
  why: string
  /** For what a notice said it to be illegal, where there was one. */
  noticedFor?: string | null
}

export type ReviewStatement = {
  kind: 'review_rejected' | 'review_redacted' | 'review_returned' | 'review_hidden'
  language: Language
  title: string
  body: string
  fields: StatementFields
}

/** What an action takes from a review; undefined where it takes nothing. */
export function restrictionOf(action: DecisionAction, wasPublic: boolean): RestrictionOfReview | undefined {
  switch (action) {
    case 'reject':
      return wasPublic ? 'removed' : 'rejected'
    case 'redact':
      return 'redacted'
    case 'return':
      return 'returned'
    case 'hide':
      return 'hidden'
    case 'publish':
    case 'escalate':
      return undefined
    default:
      return action satisfies never
  }
}

const kinds = {
  rejected: 'review_rejected',
  removed: 'review_rejected',
  redacted: 'review_redacted',
  returned: 'review_returned',
  hidden: 'review_hidden',
} as const

/**
 * The statement of reasons for a decision about a review, in its author's language, else English (DSA Art. 17);
 * undefined where the decision restricts nothing. Refused where its record leaves a gap.
 */
export function stateReview(
  decision: RestrictingDecision,
  read: string | null,
): Result<ReviewStatement, StatementRefusal> | undefined {
  const restriction = restrictionOf(decision.action, decision.wasPublic)
  if (restriction === undefined) return undefined
  const language = languageToWriteIn(read)
  const texts = textsFor(decision, language)
  const today = dayOf(decision.decidedAt, decision.zone)
  const values = valuesOf(decision, language, today)
  const { title, body: wording } = wordsOf(decision, restriction, texts)
  const body = fillWhole(wording, values)
  if (!body.ok) return body
  return ok({
    ...{ kind: kinds[restriction], language, title, body: body.value },
    fields: fieldsOf(decision, restriction, {
      ...{ today, rule: values.ground, why: values.reason },
      ...{ masked: fill(texts.masked, values), facts: fill(texts.fact[restriction], values) },
    }),
  })
}

/** In which language a review's author reads: a buyer in that of the review, a shop in its own. */
export function languageOfAuthor(
  { direction, language }: { direction: ReviewDirection; language: string | null },
  shopLanguage: string | null,
): Language {
  return languageToWriteIn(direction === 'seller_to_buyer' ? shopLanguage : language)
}

/** In which words such a statement is written, before it says what it is about; undefined where there is none. */
export function wordingOf(
  decision: RestrictingDecision,
  language: Language,
): { title: string; body: string } | undefined {
  const restriction = restrictionOf(decision.action, decision.wasPublic)
  return restriction && wordsOf(decision, restriction, textsFor(decision, language))
}

/** A shop has its messages in the portal, and its own words where what it wrote is about a buyer. */
function textsFor({ direction }: RestrictingDecision, language: Language): ReviewStatementTexts {
  const { toShop, ...texts } = reviewStatementTexts[language]
  return direction === 'seller_to_buyer' ? { ...texts, ...toShop, toShop } : { ...texts, toShop }
}

function wordsOf(
  decision: RestrictingDecision,
  restriction: RestrictionOfReview,
  texts: ReviewStatementTexts,
): { title: string; body: string } {
  const isFake = findReason(decision.reasonCode)?.saysFake === true
  const paragraphs = [
    ...[texts.head, texts.what[restriction], decision.illegal ? texts.whyIllegal : texts.why, texts.facts],
    ...(isFake && decision.findings > 0 ? [texts.findings] : []),
    // What was said to colleagues stays with them: only a returned review's note is to its author.
    ...(restriction === 'returned' && decision.note?.trim() ? [texts.mend] : []),
    ...[texts.origin[saidOrigin(decision)], texts.stars, texts.redress],
  ]
  return { title: texts.title[restriction], body: paragraphs.join('\n\n') }
}

function saidOrigin({ origin, findings }: RestrictingDecision): keyof ReviewStatementTexts['origin'] {
  if (origin === 'own') return findings > 0 ? 'automatic' : 'person'
  return origin === 'other' ? 'notice' : 'illegal'
}

function valuesOf(decision: RestrictingDecision, language: Language, today: Day) {
  const { reviewId, shop, revision, reasonCode, writtenAt, note, parts, findings, zone } = decision
  const written = dayOf(writtenAt, zone)
  const dueDay = dayOf(new Date(decision.decidedAt.getTime() + interimHours * 3_600_000), zone)
  return {
    ...{ reviewId, shop, decisionId: decision.id, note: note ?? '', date: dayInWords(today, language) },
    ...{ revision: String(revision), parts: String(parts), findings: String(findings) },
    ...{ written: dayInWords(written, language), writtenDay: written },
    ...{ decidedBy: dayInWords(dueDay, language), dueDay },
    reason: findReason(reasonCode)?.text[language] ?? '',
    ground: reasonGrounds[reasonCode]?.[language] ?? '',
    ...{ law: decision.illegal?.law ?? '', whyIllegal: decision.illegal?.why ?? '' },
    appealDay: dayInWords(lastAppealDay(today), language),
  }
}

/** What the fields say in words, in the author's language. */
type Said = { today: Day; rule: string; why: string; masked: string; facts: string }

function fieldsOf(
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
