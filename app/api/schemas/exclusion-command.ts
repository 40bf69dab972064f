import { z } from 'zod'
import { externalId, optional, text } from '#app/api/schemas/text.ts'
import { exclusionStates } from '#domain/exclusion/state'

/** How a case stands after a command. */
export const caseStanding = z.object({ id: z.string(), state: z.enum(exclusionStates), version: z.int() })

/** Reason codes; which there are says `GET /reasons`. */
export const codes = z.array(text({ min: 1, max: 128 })).max(20)

/** Whose goods are to be taken out, how far and why. */
export const proposedScope = {
  sellerId: externalId,
  scope: z.enum(['all', 'category']),
  category: optional(text({ min: 1, max: 128 })),
  reasonCodes: codes,
}
