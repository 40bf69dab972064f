import { createIntl } from '@formatjs/intl'
import { catalogue } from '#app/messages/catalogue.ts'
import type { Language } from '#domain/language'
import { type AnswerRow, answerPoints } from '#domain/letter/answer'
import type { LetterContent } from '#domain/letter/content'
import type { Feedback } from '#domain/letter/coverage'
import type { JudgedRow, LetterVerdict } from '#domain/letter/rubric'
import type { CycleDays } from '#domain/letter/timeliness'

type Answered = {
  shop: string
  receipt: string
  content: LetterContent
  rows: readonly JudgedRow[]
  negatives: readonly Feedback[]
  verdict: LetterVerdict
  days: CycleDays | undefined
}

/** The answer to a judged letter as the seller would read it, in their language, for the reviewer to go over (B47). */
export function writeAnswer(
  language: Language,
  { shop, receipt, content, rows, negatives, verdict, days }: Answered,
): string {
  const intl = createIntl({ locale: language, messages: catalogue[language] })
  const say = (id: string, values: Record<string, string> = {}) =>
    intl.formatMessage({ id: `letterAnswer.${id}` }, values)
  const noted = ({ note }: AnswerRow) => (note ? [say('note', { note })] : [])
  const { accepted, failed, uncoveredCauses } = answerPoints(content, rows, negatives)
  const accepts = intl.formatList(accepted.map(({ number }) => say('solution', { number })))
  const day = days && intl.formatDate(`${days.recheckDay}T00:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' })
  return [
    say('greeting', { shop }),
    say(verdict, { receipt }),
    ...(accepted.length > 0
      ? [[say('accepted', { rows: accepts }), ...accepted.flatMap(noted)].join('\n')]
      : []),
    ...failed.map((row) =>
      [say(`failed.${row.verdict}`, { number: row.number, action: row.action }), ...noted(row)].join('\n'),
    ),
    ...uncoveredCauses.map((cause) =>
      say('uncovered', { cause: intl.formatMessage({ id: `cause.${cause}` }) }),
    ),
    ...(day ? [say(verdict === 'constructive' ? 'recheck' : 'next', { day })] : []),
  ].join('\n\n')
}
