import { ok, type Result, refuse } from '#domain/result'

/** How long an author can think better of having taken a published review back, in milliseconds (V19). */
export const coolingOffMs = 24 * 3_600_000

export type CoolingOffRefusal = { reason: 'not_cooling' } | { reason: 'too_late'; until: Date }

type Cooling = { revision: number; untilAt: Date; endedAt: Date | null; publishedRevision: number | null }

/**
 * A withdrawal that can be taken back now: while it cools off, once, and where nobody had to decide about the review
 * first or the author has written something else since: that is screened like anything new.
 */
export function judgeReturn<Withdrawal extends Cooling>(
  withdrawal: Withdrawal | undefined,
  revision: number,
  now: Date,
): Result<Withdrawal, CoolingOffRefusal> {
  if (withdrawal?.revision !== revision || withdrawal.publishedRevision === null)
    return refuse({ reason: 'not_cooling' })
  const { untilAt: until, endedAt } = withdrawal
  return endedAt || now >= until ? refuse({ reason: 'too_late', until }) : ok(withdrawal)
}
