import { z } from 'zod'

/** What is wrong with each field, as ids of texts. */
export type FieldErrors = Record<string, string>

export type FormProblem = {
  errors: FieldErrors
  /** What was sent, to fill the form with again; never a password. */
  values: Record<string, string>
}

/**
 * Reads a form by a schema whose messages are ids of texts. A field sent more than once is a list. What is wrong
 * comes back by field, with what was typed.
 */
export function readForm<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
): { ok: true; value: z.output<Schema> } | ({ ok: false } & FormProblem) {
  const sent = Object.fromEntries([...new Set(form.keys())].map((name) => [name, sentUnder(form, name)]))
  const parsed = schema.safeParse(sent)
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: FieldErrors = {}
  for (const { path, message } of parsed.error.issues) {
    errors[path[0] === undefined || path[0] === 'intent' ? 'form' : String(path[0])] ??= isTextId(message)
      ? message
      : 'form.invalid'
  }
  return { ok: false, errors, values: valuesOf(form) }
}

/** Messages of schemas are ids of texts; what a library says by itself is a sentence. */
function isTextId(message: string): boolean {
  return /^[a-z_]+(\.[a-z_]+)+$/.test(message)
}

/** What was sent, to fill the form with again; of boxes under one name each that was ticked, a line each. */
export function valuesOf(form: FormData): Record<string, string> {
  const names = [...form.keys()].filter((name) => !/password|secret/i.test(name))
  const textsOf = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  const texts = names.map((name) => [name, textsOf(name)] as const)
  return Object.fromEntries(texts.flatMap(([name, all]) => (all.length > 0 ? [[name, all.join('\n')]] : [])))
}

function sentUnder(form: FormData, name: string): unknown {
  const all = form.getAll(name).map((value) => (typeof value === 'string' ? asTyped(value) : value))
  return all.length > 1 ? all : all[0]
}

/** As it stood in its field: browsers send two characters for the end of a line, and count one. */
function asTyped(text: string): string {
  return withoutZeros(text).replaceAll('\r\n', '\n')
}

/** A text as the database can keep it: no keyboard types the character zero, and Postgres has none. */
export function withoutZeros(text: string): string {
  return text.replaceAll('\0', '')
}

/** A text that must be there, trimmed. */
export const requiredText = (max: number) =>
  z.string('form.required').trim().min(1, 'form.required').max(max, 'form.too_long')

/** A text that may be left out: empty becomes `undefined`. */
export const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, 'form.too_long')
    .transform((text) => text || undefined)
    .optional()

/** A text's lines that say something, trimmed. */
export const linesOf = (text = ''): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Boxes ticked under one name. */
export const tickedOf = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.enum(values)))

/** One box: ticked or not. */
export const ticked = z
  .literal('on')
  .optional()
  .transform((sent) => sent === 'on')

/** A number within bounds, typed. */
export const numberBetween = (min: number, max: number, isWhole = true) =>
  z
    .string('form.required')
    .trim()
    .min(1, 'form.required')
    .transform((text) => Number(text.replace(',', '.')))
    .refine((number) => number >= min && number <= max, 'form.out_of_range')
    .refine((number) => !isWhole || Number.isInteger(number), 'form.not_whole')

const passwordLength = 15

/** A password that is the only thing an account is guarded by: long, otherwise free. */
export const newPassword = z
  .string()
  .max(1024, 'form.too_long')
  .refine((text) => text === '' || [...text].length >= passwordLength, 'form.password_short')
  .transform((text) => text || undefined)
  .optional()
