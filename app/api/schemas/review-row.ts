import { z } from 'zod'
import { instant } from '#app/api/schemas/instant.ts'
import { externalId, language, optional, text } from '#app/api/schemas/text.ts'
import type { ReviewRow } from '#domain/intake'

const hash = text({ min: 1, max: 128 })

const author = z.object({
  id: externalId,
  registeredAt: optional(instant),
  deviceHash: optional(hash),
  addressHash: optional(hash),
  paymentHash: optional(hash),
})

const attachment = z.object({
  // Only what a person may safely be offered to open.
  url: text({ max: 2048 }).refine((url) => /^https?:\/\/./i.test(url), 'must be an http or https address'),
  mediaType: z.string().regex(/^[\w.+-]{1,63}\/[\w.+-]{1,63}$/, 'must be a media type such as "image/jpeg"'),
})

/** What a model of the marketplace's own says of the review. */
const externalSignal = z.object({
  name: text({ min: 1, max: 100 }),
  probability: z.number().min(0).max(1).meta({ description: 'of the review being fake' }),
  explanation: optional(text({ max: 1000 })),
})

const haveOwnNames = (signals: { name: string }[]) =>
  new Set(signals.map(({ name }) => name)).size === signals.length

export const reviewRow = z
  .object({
    id: externalId,
    sellerId: externalId,
    orderId: optional(externalId),
    direction: optional(z.enum(['buyer_to_seller', 'seller_to_buyer'])),
    rating: z.int().min(1).max(5),
    text: text({ max: 5000 }),
    language: optional(language),
    createdAt: instant,
    author,
    title: optional(text({ max: 300 })),
    attachments: optional(z.array(attachment).max(20)),
    externalSignals: optional(
      z.array(externalSignal).max(10).refine(haveOwnNames, 'must have names of their own'),
    ),
  })
  .meta({ id: 'Review' }) satisfies z.ZodType<ReviewRow>

/** The author of a negative review says that it is solved. */
export const resolution = z.object({ by: externalId, at: instant }).meta({ id: 'Resolution' })

/** The author takes a review back. */
export const withdrawal = z
  .object({ by: externalId, at: instant, reason: optional(text({ max: 1000 })) })
  .meta({ id: 'Withdrawal' })

/** The author thinks better of it. */
export const returning = z.object({ by: externalId, at: instant }).meta({ id: 'WithdrawalUndo' })
