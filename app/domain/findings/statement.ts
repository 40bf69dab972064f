import { dayOf } from '#domain/day'
import type { Finding } from '#domain/findings/finding'
import { findingTexts } from '#domain/findings/statement-texts'
import type { Language } from '#domain/language'
import { ok, type Result } from '#domain/result'
import { dayInWords } from '#domain/statements/day-in-words'
import { fillWhole, type StatementRefusal } from '#domain/statements/fill'
import { lastAppealDay } from '#domain/statements/redress'

/**
 * The statement of reasons for a finding about a shop, in its language: what follows and for how long, the facts, the
 * rule, how it was found, who decided, and where to turn until when. Never what an author answered, who told us, nor
 * the review, by which both could be known. Refused where the record leaves a gap in it.
 */
export function stateFinding(
  finding: Finding,
  language: Language,
  zone: string,
): Result<{ title: string; body: string }, StatementRefusal> {
  const texts = findingTexts[language]
  const { kind, id, sellerId, shop, told, decidedAt } = finding
  const today = dayOf(decidedAt, zone)
  const facts = kind === 'coerced_change' ? texts.facts[finding.change] : texts.facts[kind]
  const parts = [texts.head, texts.what[kind], texts.untouched, texts.why[kind], facts, texts.found[kind]]
  const body = fillWhole([...parts, texts.complain].join('\n\n'), {
    ...{ shop, sellerId, told: told.trim(), findingId: id, date: dayInWords(today, language) },
    ...{ appealDay: dayInWords(lastAppealDay(today), language), ...particularsOf(finding, language) },
  })
  return body.ok ? ok({ title: texts.title[kind], body: body.value }) : body
}

function particularsOf(finding: Finding, language: Language): Record<string, string> {
  const say = (number: number) => new Intl.NumberFormat(language).format(number)
  switch (finding.kind) {
    case 'coerced_change':
      return {}
    case 'retaliation':
      return { reviewId: finding.reviewId }
    case 'praise_picking': {
      const { invited, invitedTroubled, others, othersTroubled } = finding.figures
      return {
        ...{ invited: say(invited), invitedTroubled: say(invitedTroubled) },
        ...{ others: say(others), othersTroubled: say(othersTroubled) },
      }
    }
    default:
      return finding satisfies never
  }
}
