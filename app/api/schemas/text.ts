import { z } from 'zod'

/**
 * A text of `min` to `max` characters, counted as Unicode code points. Half a surrogate pair cannot be written in
 * UTF-8 and becomes U+FFFD; NUL, which Postgres cannot hold, is refused.
 */
export function text({ min = 0, max }: { min?: number; max: number }) {
  const isLongEnough = hasLength(min, max)
  return z
    .string()
    .check((sent) => {
      if (!sent.value.isWellFormed()) sent.value = sent.value.toWellFormed()
      const message = sent.value.includes('\0')
        ? 'must not contain the character NUL'
        : !isLongEnough(sent.value) && `must have ${min} to ${max} characters`
      if (message) sent.issues.push({ code: 'custom', message, input: sent.value })
    })
    .meta({ minLength: min, maxLength: max })
}

const isIdLong = hasLength(1, 128)

/** An id of the marketplace's own: 1–128 characters, kept to the letter, so nothing in it is put right. */
export const externalId = z
  .string()
  .check(({ value, issues }) => {
    const message =
      !value.isWellFormed() || value.includes('\0')
        ? 'must not contain NUL or half a surrogate pair'
        : !isIdLong(value) && 'must have 1 to 128 characters'
    if (message) issues.push({ code: 'custom', message, input: value })
  })
  .meta({ minLength: 1, maxLength: 128 })

/** A language tag such as `uk` or `zh-Hant`. */
export const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag such as "uk"')
  .max(35, 'must be a language tag such as "uk"')

export const emailAddress = z
  .string()
  .max(320, 'must have at most 320 characters')
  .regex(/^[^\s@\0]+@[^\s@\0]+$/, 'must be an e-mail address')

/** Takes a field that may be missing; `null` says the same and becomes `undefined`. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  const field = schema.nullish().check((sent) => {
    if (sent.value === null) sent.value = undefined
  })
  // A transform would say so by itself, and takes four times as long; intake has nine such fields a row.
  return field as z.ZodType<z.output<Schema> | undefined, z.input<Schema> | null | undefined> & typeof field
}

function hasLength(min: number, max: number) {
  return (value: string) => {
    // A code point is one or two units, so most texts need not be walked.
    if (value.length >= min * 2 && value.length <= max) return true
    let points = 0
    for (const _ of value) points += 1
    return points >= min && points <= max
  }
}
