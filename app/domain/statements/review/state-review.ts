import { type Day, dayOf } from '#domain/day'
import { type Language, languageToWriteIn } from '#domain/language'
import { findReason } from '#domain/reason'
import { reasonGrounds } from '#domain/reasons/grounds'
import { ok, type Result } from '#domain/result'
import { type DecisionAction, interimHours, type ReviewDirection } from '#domain/review'
import { dayInWords } from '#domain/statements/day-in-words'
import type { StatementFields } from '#domain/statements/fields'
import { fill, fillWhole, type StatementRefusal } from '#domain/statements/fill'
import { lastAppealDay } from '#domain/statements/redress'
import type { RestrictingDecision } from '#domain/statements/review/restricting-decision'
import { fieldsOf } from '#domain/statements/review/review-fields'
import type { RestrictionOfReview, ReviewStatementTexts } from '#domain/statements/review/template'
import { reviewStatementTexts } from '#domain/statements/review/texts'

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
 * The statement of reasons for a decision about a review, in the language its author reads (DSA Art. 17);
 * undefined where the decision restricts nothing. Refused where its record leaves a gap.
 */
export function stateReview(
  decision: RestrictingDecision,
  readIn: Language,
): Result<ReviewStatement, StatementRefusal> | undefined {
  const restriction = restrictionOf(decision.action, decision.wasPublic)
  if (restriction === undefined) return undefined
  const texts = textsFor(decision, readIn)
  const today = dayOf(decision.decidedAt, decision.zone)
  const values = valuesOf(decision, readIn, today)
  const { title, body: wording } = wordsOf(decision, restriction, texts)
  const body = fillWhole(wording, values)
  if (!body.ok) return body
  return ok({
    ...{ kind: kinds[restriction], language: readIn, title, body: body.value },
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
