import { z } from 'zod'
import { refusalReasonCodes } from '#domain/exclusion/reasons/reason'
import { exclusionStates } from '#domain/exclusion/state'
import { statementKinds } from '#domain/exclusion/statement'

const instant = z.string().meta({ format: 'date-time' })
const day = z.string().meta({ format: 'date' })

/** One condition of return, live. */
export const condition = z
  .object({
    check: z.enum([
      'negatives_handled',
      'new_positives',
      'rating_rose',
      'no_excess_events',
      'no_fakes',
      'letter',
    ]),
    state: z.enum(['met', 'unmet', 'pending', 'not_measurable']),
    have: z.number(),
    need: z.number(),
    items: z.array(z.string()).meta({ description: 'Ids of reviews and complaints it is about.' }),
  })
  .meta({ id: 'ReturnCondition' })

const standing = {
  id: z.string(),
  state: z.enum(exclusionStates),
  excludedAt: instant.nullable(),
  recheckNotBefore: instant.nullable(),
}

/** What a seller's reading says of its exclusion. */
export const sellerExclusion = z
  .object({
    ...standing,
    scope: z.enum(['all', 'category']),
    category: z.string().nullable(),
    nextRecheckAt: instant.nullable(),
    conditions: z.array(condition),
  })
  .meta({ id: 'SellerExclusion' })

const recheck = z.object({
  id: z.string(),
  cycle: z.int(),
  openedAt: instant,
  openedBy: z.string(),
  proposed: z.enum(['reinstate', 'hold', 'extend']),
  conditions: z.array(condition),
  decision: z
    .object({
      id: z.string(),
      outcome: z.enum(['reinstate', 'uphold']),
      reasons: z.array(z.enum(refusalReasonCodes)),
      facts: z.record(z.string(), z.array(z.string())),
      isOverride: z.boolean(),
      nextRecheckDay: day.nullable(),
      at: instant,
      by: z.string(),
      second: z.object({ isApproved: z.boolean(), at: instant, by: z.string() }).nullable(),
    })
    .nullable(),
})

export const exclusionReading = z
  .object({
    ...standing,
    sellerId: z.string(),
    version: z.int(),
    scope: z.enum(['all', 'category']),
    category: z.string().nullable(),
    reasonCodes: z.array(z.string()),
    zone: z.string(),
    dayZero: day.nullable(),
    nextRecheckAt: instant.nullable(),
    cycle: z.int(),
    refusals: z.int(),
    pausedUntil: instant.nullable(),
    probationUntil: instant.nullable(),
    terminatesAt: instant.nullable(),
    conditions: z.array(condition),
    rechecks: z.array(recheck),
    statements: z.array(z.object({ id: z.string(), kind: z.enum(statementKinds), at: instant })),
    history: z.array(z.object({ type: z.string(), at: instant, by: z.string() })),
  })
  .meta({ id: 'ExclusionReading' })
