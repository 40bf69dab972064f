import { z } from 'zod'
import { instant } from '#app/api/schemas/instant.ts'
import { emailAddress, externalId, language, optional, text } from '#app/api/schemas/text.ts'
import type { SellerRow } from '#domain/intake'

const returns = z
  .object({
    days: z.int().min(0).max(3650).meta({ description: 'after the goods arrived' }),
    how: text({ min: 1, max: 1000 }),
    condition: optional(
      text({ min: 1, max: 1000 }).meta({ description: 'of the goods, as packaging or traces of use' }),
    ),
    contact: text({ min: 1, max: 300 }),
  })
  .meta({ description: 'How goods come back to the shop; shown beside complaints about it.' })
const verification = z.object({ kind: text({ min: 1, max: 128 }), validUntil: instant })

export const sellerRow = z
  .object({
    id: externalId,
    name: text({ min: 1, max: 200 }),
    category: text({ min: 1, max: 128 }),
    joinedAt: instant,
    language: optional(language),
    contactEmail: optional(emailAddress),
    verification: optional(z.array(verification).max(50)),
    returns: optional(returns),
  })
  .meta({ id: 'Seller' }) satisfies z.ZodType<SellerRow>
