import type { ComplaintSide } from '#domain/complaints/mover'
import { complaintAnswerTexts } from '#domain/complaints/texts'
import type { ComplaintVerdict } from '#domain/complaints/verdict'
import { dayOf } from '#domain/day'
import type { Language } from '#domain/language'
import { ok, type Result } from '#domain/result'
import { dayInWords } from '#domain/statements/day-in-words'
import { fillWhole, type StatementRefusal } from '#domain/statements/fill'
import { lastAppealDay } from '#domain/statements/redress'

const tellsRespondent: readonly ComplaintVerdict[] = ['verified_fake', 'verified_extortion', 'decided']
const tellsComplainant: readonly ComplaintVerdict[] = ['out_of_scope', 'invalid', 'not_proven', 'decided']

/** Who may be hurt by it: whoever filed it where nothing is done, whom it is about where something is. */
export function sidesToldOf(verdict: ComplaintVerdict): ComplaintSide[] {
  return [
    ...(tellsComplainant.includes(verdict) ? (['complainant'] as const) : []),
    ...(tellsRespondent.includes(verdict) ? (['respondent'] as const) : []),
  ]
}

export type DecidedComplaint = {
  number: number
  verdict: ComplaintVerdict
  /** Whom arbitration found right. */
  decidedFor: 'buyer' | 'seller' | 'nobody' | null
  /** The reasons as whoever decided wrote them for this side. */
  note: string
  decidedAt: Date
  /** Whether whoever decided had decided it before, and did so under a waiver (B27). */
  isWaived?: boolean
  /** The marketplace's time zone, in which days are said. */
  zone: string
}

/**
 * What a side is told that a complaint was decided: the outcome, its reasons, who decided and where to turn. Never who
 * the other side is, nor what it wrote.
 */
export function answerComplaintDecision(
  { number, verdict, decidedFor, note, isWaived, decidedAt, zone }: DecidedComplaint,
  language: Language,
): Result<{ title: string; body: string }, StatementRefusal> {
  const { title, head, outcome, decided, reasons, who, redress } = complaintAnswerTexts[language]
  const today = dayOf(decidedAt, zone)
  const said = verdict === 'decided' ? decided[decidedFor ?? 'nobody'] : outcome[verdict]
  const parts = [head, said, reasons, who[isWaived ? 'same' : 'person'], redress]
  const body = fillWhole(parts.join('\n\n'), {
    ...{ number: String(number), note, date: dayInWords(today, language) },
    lastDay: dayInWords(lastAppealDay(today), language),
  })
  return body.ok ? ok({ title: title.replace('{number}', String(number)), body: body.value }) : body
}
