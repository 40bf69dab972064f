import { z } from 'zod'
import { instant } from '#app/api/schemas/instant.ts'
import { externalId, optional, text } from '#app/api/schemas/text.ts'
import type { OrderRow } from '#domain/intake'

const money = z
  .object({
    amount: z.string().regex(/^\d{1,16}(\.\d{1,4})?$/, 'must be a decimal number as text, such as "129.00"'),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as "UAH"'),
  })
  .meta({ id: 'Money' })

const reason = text({ max: 1000 })

export const orderRow = z
  .object({
    id: externalId,
    sellerId: externalId,
    buyerId: externalId,
    category: optional(text({ min: 1, max: 128 })),
    placedAt: instant,
    amount: optional(money),
    promisedBy: optional(instant),
    deliveredAt: optional(instant),
    cancelledAt: optional(instant),
    cancelledBy: optional(z.enum(['seller', 'buyer', 'platform'])),
    cancelReason: optional(reason),
    returnedAt: optional(instant),
    returnReason: optional(reason),
  })
  .meta({ id: 'Order' }) satisfies z.ZodType<OrderRow>
