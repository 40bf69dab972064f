import { ok, type Result, refuse } from '#domain/result'

export type StatementRefusal = { reason: 'statement_incomplete'; missing: string[] }

/** A text with its `{names}` replaced by what they stand for. */
export function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

/** The same, refused where a name stands for nothing: no statement of reasons is ever sent with a gap in it (R4.16). */
export function fillWhole(
  template: string,
  values: Record<string, string>,
): Result<string, StatementRefusal> {
  const names = [...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))]
  const missing = names.filter((name) => !values[name]?.trim())
  return missing.length > 0 ? refuse({ reason: 'statement_incomplete', missing }) : ok(fill(template, values))
}
