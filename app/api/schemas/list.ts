import { z } from 'zod'

/** What every list takes: how many, and after which place. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a number from 1 to 200')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 200, 'must be a number from 1 to 200')
    .optional()
    .transform((limit) => limit ?? 50)
    .meta({ type: 'integer', minimum: 1, maximum: 200, default: 50 }),
  after: z.string().max(1000).optional().meta({ description: 'The `next` of the page before.' }),
}

/** What every list answers. */
export function pageOfItems<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}
