import { z } from 'zod'
import { instant } from '#app/api/schemas/instant.ts'
import { externalId, text } from '#app/api/schemas/text.ts'
import type { ReplyRow } from '#domain/intake'

export const replyRow = z
  .object({
    id: externalId,
    reviewId: externalId,
    sellerId: externalId,
    text: text({ max: 5000 }),
    createdAt: instant,
  })
  .meta({ id: 'Reply' }) satisfies z.ZodType<ReplyRow>
