import { hash } from 'node:crypto'

/**
 * JSON whose keys are in order, so that equal contents are equal texts. Keys with `undefined` are left out. Every
 * row taken in and every event passes here, so it builds its text in one pass.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const fields = value as Record<string, unknown> // What is neither a scalar nor an array is an object by name.
  let text = ''
  for (const key of Object.keys(fields).sort()) {
    const inner = fields[key]
    if (inner !== undefined) text += (text && ',') + nameOf(key) + canonicalJson(inner)
  }
  return `{${text}}`
}

/** Names as JSON writes them. There are few, and quoting them anew took half of the time of a row. */
const names = new Map<string, string>()
const mostNames = 1_000

function nameOf(key: string): string {
  const known = names.get(key)
  if (known) return known
  const name = `${JSON.stringify(key)}:`
  if (names.size < mostNames) names.set(key, name)
  return name
}

/** SHA-256 of a value's content, as hexadecimal digits; the order of its keys does not matter. */
export function digestOf(value: unknown): string {
  return hash('sha256', canonicalJson(value))
}
