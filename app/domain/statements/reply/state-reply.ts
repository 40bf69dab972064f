import { type Day, dayOf } from '#domain/day'
import type { Language } from '#domain/language'
import { findReplyReason } from '#domain/replies/reasons'
import { ok, type Result } from '#domain/result'
import { dayInWords } from '#domain/statements/day-in-words'
import type { StatementFields } from '#domain/statements/fields'
import { fill, fillWhole, type StatementRefusal } from '#domain/statements/fill'
import { lastAppealDay } from '#domain/statements/redress'
import { type RestrictionOfReply, replyStatementTexts } from '#domain/statements/reply/texts'

/** A decision about a reply that restricts it, as far as its statement goes. */
export type RestrictedReply = {
  id: string
  reviewId: string
  shop: string
  writtenAt: Date
  restriction: RestrictionOfReply
  reasonCode: string
  /** What the seller is to mend, where it was returned. */
  note: string | null
  /** Whether automatic checks had found something. */
  isFound: boolean
  decidedAt: Date
  /** The marketplace's time zone, in which days are said. */
  zone: string
}

type ReplyStatement = {
  kind: 'reply_rejected' | 'reply_returned'
  title: string
  body: string
  fields: StatementFields
}

/** The statement of reasons for a reply that is not shown, in its shop's language. Refused where it would have a gap. */
export function stateReply(
  reply: RestrictedReply,
  language: Language,
): Result<ReplyStatement, StatementRefusal> {
  const { restriction, isFound, note } = reply
  const texts = replyStatementTexts[language]
  const today = dayOf(reply.decidedAt, reply.zone)
  const values = valuesOf(reply, language, today)
  const paragraphs = [
    ...[texts.head, texts.what[restriction], texts.why, texts.facts],
    ...(note?.trim() ? [texts.mend] : []),
    ...[texts.origin[isFound ? 'automatic' : 'person'], texts.redress],
  ]
  const body = fillWhole(paragraphs.join('\n\n'), values)
  if (!body.ok) return body
  return ok({
    kind: restriction === 'returned' ? 'reply_returned' : 'reply_rejected',
    ...{ title: texts.title[restriction], body: body.value },
    fields: fieldsOf(reply, { language, today, values, facts: fill(texts.fact[restriction], values) }),
  })
}

type Values = Record<'ground' | 'reason', string> & Record<string, string>

function valuesOf(reply: RestrictedReply, language: Language, today: Day): Values {
  const reason = findReplyReason(reply.reasonCode)
  const written = dayOf(reply.writtenAt, reply.zone)
  return {
    ...{ replyId: reply.id, reviewId: reply.reviewId, shop: reply.shop, note: reply.note ?? '' },
    ...{ date: dayInWords(today, language), written: dayInWords(written, language), writtenDay: written },
    reason: reason?.text[language] ?? '',
    ground: reason?.ground[language] ?? '',
    appealDay: dayInWords(lastAppealDay(today), language),
  }
}

function fieldsOf(
  { id, restriction, reasonCode, writtenAt, isFound, decidedAt, zone }: RestrictedReply,
  said: { language: Language; today: Day; values: Values; facts: string },
): StatementFields {
  const isAdvertising = reasonCode === 'advertising'
  return {
    decision_provision: null,
    decision_visibility: [
      restriction === 'removed'
        ? 'DECISION_VISIBILITY_CONTENT_REMOVED'
        : 'DECISION_VISIBILITY_CONTENT_DISABLED',
    ],
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    incompatible_content_ground: said.values.ground,
    incompatible_content_explanation: said.values.reason,
    content_type: ['CONTENT_TYPE_TEXT'],
    ...(isAdvertising && { category_specification: ['KEYWORD_HIDDEN_ADVERTISEMENT'] }),
    category: isAdvertising
      ? 'STATEMENT_CATEGORY_CONSUMER_INFORMATION'
      : 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    account_type: 'ACCOUNT_TYPE_BUSINESS',
    territorial_scope: [],
    content_language: said.language.toUpperCase(),
    content_date: dayOf(writtenAt, zone),
    application_date: said.today,
    end_date_service_restriction: null,
    decision_facts: said.facts,
    source_type: 'SOURCE_VOLUNTARY',
    automated_detection: isFound ? 'Yes' : 'No',
    automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    puid: `${id}-${decidedAt.getTime()}`.replaceAll(/[^A-Za-z0-9_-]/g, '-'),
  }
}
