import { z } from 'zod'

/**
 * A text of `min` to `max` characters, counted as Unicode code points. Half a surrogate pair cannot be written in
 * UTF-8 and becomes U+FFFD; NUL, which Postgres cannot hold, is refused.
 */
export function text({ min = 0, max }: { min?: number; max: number }) {
  return z
    .string()
    .overwrite((value) => (value.isWellFormed() ? value : value.toWellFormed()))
    .refine((value) => !value.includes('\0'), 'must not contain the character NUL')
    .refine(hasLength(min, max), `must have ${min} to ${max} characters`)
    .meta({ minLength: min, maxLength: max })
}

/** An id of the marketplace's own: 1–128 characters, kept to the letter, so nothing in it is put right. */
export const externalId = z
  .string()
  .refine(
    (value) => value.isWellFormed() && !value.includes('\0'),
    'must not contain NUL or half a surrogate pair',
  )
  .refine(hasLength(1, 128), 'must have 1 to 128 characters')
  .meta({ minLength: 1, maxLength: 128 })

/** A language tag such as `uk` or `zh-Hant`. */
export const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag such as "uk"')
  .max(35, 'must be a language tag such as "uk"')

/** Takes a field that may be missing; `null` says the same. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined)
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
