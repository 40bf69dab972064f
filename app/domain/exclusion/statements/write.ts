import type { StatementKind } from '#domain/exclusion/statement'
import { en } from '#domain/exclusion/statements/en'
import { ru } from '#domain/exclusion/statements/ru'
import type { StatementTexts } from '#domain/exclusion/statements/template'
import { uk } from '#domain/exclusion/statements/uk'
import { zh } from '#domain/exclusion/statements/zh'
import type { Language } from '#domain/language'
import { ok, type Result } from '#domain/result'
import { fillWhole, type StatementRefusal } from '#domain/statements/fill'

export const statementTexts: Record<Language, StatementTexts> = { en, uk, ru, zh }

/**
 * A whole statement in one language. Refused where the case's record does not say something it needs: nothing is
 * ever sent with a gap in it (R4.16).
 */
export function writeStatement(
  kind: StatementKind,
  language: Language,
  values: Record<string, string>,
): Result<{ title: string; body: string }, StatementRefusal> {
  const { kinds, closing } = statementTexts[language]
  const template = [...kinds[kind].paragraphs, ...closing].join('\n\n')
  const filled = fillWhole(template, values)
  return filled.ok ? ok({ title: kinds[kind].title, body: filled.value }) : filled
}
