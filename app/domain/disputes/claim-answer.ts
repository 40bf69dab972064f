import { dayOf } from '#domain/day'
import { claimAnswerTexts } from '#domain/disputes/claim-answer-texts'
import { countsAgainstSeller, type Fault, type FaultOfOthers } from '#domain/disputes/fault'
import type { Language } from '#domain/language'
import type { Result } from '#domain/result'
import { ok } from '#domain/result'
import { dayInWords } from '#domain/statements/day-in-words'
import { fillWhole, type StatementRefusal } from '#domain/statements/fill'
import { lastAppealDay } from '#domain/statements/redress'

export type AnsweredFaultClaim = {
  id: string
  reviewId: string
  /** Whose fault the shop had said it was, and whose it was found to be. */
  fault: FaultOfOthers
  found: Fault
  note: string
  /** Whether who judged had decided about the review or said whose fault it was, and does so under a waiver. */
  isWaived: boolean
  decidedAt: Date
  /** The marketplace's time zone, in which days are said. */
  zone: string
}

/**
 * What a shop is answered that said a bad review tells of another's fault: what was found, why, and where else to turn.
 */
export function answerFaultClaim(
  { id, reviewId, fault, found, note, isWaived, decidedAt, zone }: AnsweredFaultClaim,
  language: Language,
): Result<{ title: string; body: string }, StatementRefusal> {
  const texts = claimAnswerTexts[language]
  const today = dayOf(decidedAt, zone)
  const judged = isWaived ? 'same' : 'another'
  const last = [texts.reasons, texts.who[judged], texts.redress[judged]]
  const parts = [texts.head, texts.found[found], texts.claim[fault], ...last]
  const body = fillWhole(parts.join('\n\n'), {
    ...{ reviewId, claimId: id, note, date: dayInWords(today, language) },
    lastDay: dayInWords(lastAppealDay(today), language),
  })
  const title = texts.title[countsAgainstSeller(found) ? 'counts' : 'counts_not']
  return body.ok ? ok({ title, body: body.value }) : body
}
