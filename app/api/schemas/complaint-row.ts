import { z } from 'zod'
import { instant } from '#app/api/schemas/instant.ts'
import { emailAddress, externalId, language, optional, text } from '#app/api/schemas/text.ts'
import { complaintFilers } from '#domain/complaints/topic'
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
      description: 'What it is about, such as `delivery`, `returns.defect` or a name of your own.',
    }),
    text: text({ min: 1, max: 10_000 }),
    createdAt: instant,
    evidence: optional(z.array(evidence).max(20)),
    filedBy: optional(z.enum(complaintFilers)).meta({ description: 'A buyer where it is left out.' }),
    language: optional(language),
    contactEmail: optional(emailAddress),
  })
  .meta({ id: 'Complaint' }) satisfies z.ZodType<ComplaintRow>
