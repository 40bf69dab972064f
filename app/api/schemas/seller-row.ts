import { z } from 'zod'
import { instant } from '#app/api/schemas/instant.ts'
import { emailAddress, externalId, language, optional, text } from '#app/api/schemas/text.ts'
import type { SellerRow } from '#domain/intake'

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
  })
  .meta({ id: 'Seller' }) satisfies z.ZodType<SellerRow>
