import { z } from 'zod'
import { instant } from '#app/api/schemas/instant.ts'
import { externalId, optional, text } from '#app/api/schemas/text.ts'
import type { ComplaintRow } from '#domain/intake'

const value = z.union([text({ max: 2000 }), z.number(), z.boolean()])
/** A link or a sentence, or named particulars of one piece of evidence. */
const evidence = z.union([text({ max: 2000 }), z.record(text({ min: 1, max: 64 }), value)])

export const complaintRow = z
  .object({
    id: externalId,
    sellerId: externalId,
    orderId: optional(externalId),
    complainantId: externalId,
    kind: text({ min: 1, max: 64 }).meta({
      description: 'What it is about, such as `delivery` or `defect`.',
    }),
    text: text({ max: 10_000 }),
    createdAt: instant,
    evidence: optional(z.array(evidence).max(20)),
  })
  .meta({ id: 'Complaint' }) satisfies z.ZodType<ComplaintRow>
