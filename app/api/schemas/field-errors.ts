import type { z } from 'zod'
import type { RowError } from '#domain/intake'

/** More than these help nobody; a row of garbage has one per field. */
const mostErrors = 20

/** What a schema found wrong, path by path as in `author.id`. */
export function fieldErrors(error: z.ZodError): RowError[] {
  return error.issues
    .slice(0, mostErrors)
    .map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
}
