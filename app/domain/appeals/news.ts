import { appealTexts } from '#domain/appeals/texts'
import type { AppealNews } from '#domain/appeals/texts/template'
import { dayOf } from '#domain/day'
import type { Language } from '#domain/language'
import { dayInWords } from '#domain/statements/day-in-words'
import { fill } from '#domain/statements/fill'

/** The mail about it. `words` is what is asked for, or why it is not taken, as a person wrote it. */
export function newsInWords(
  news: AppealNews,
  language: Language,
  { appealId, dueAt, words }: { appealId: string; dueAt: Date; words: string },
): { subject: string; text: string } {
  const { subject, text } = appealTexts[language].news[news]
  const day = dayInWords(dayOf(dueAt, 'UTC'), language)
  return { subject, text: fill(text, { appealId, day, words }) }
}
