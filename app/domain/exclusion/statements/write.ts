import type { StatementKind } from '#domain/exclusion/statement'
import { en } from '#domain/exclusion/statements/en'
import { ru } from '#domain/exclusion/statements/ru'
import type { StatementTexts } from '#domain/exclusion/statements/template'
import { uk } from '#domain/exclusion/statements/uk'
import { zh } from '#domain/exclusion/statements/zh'
import type { Language } from '#domain/language'
import { ok, type Result, refuse } from '#domain/result'

export const statementTexts: Record<Language, StatementTexts> = { en, uk, ru, zh }

export type StatementRefusal = { reason: 'statement_incomplete'; missing: string[] }

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
  const missing = namesIn(template).filter((name) => !values[name]?.trim())
  if (missing.length > 0) return refuse({ reason: 'statement_incomplete', missing })
  return ok({ title: kinds[kind].title, body: fill(template, values) })
}

/** A text with its `{names}` replaced by what they stand for. */
export function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

function namesIn(template: string): string[] {
  return [...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))]
}
