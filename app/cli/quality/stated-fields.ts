import { z } from 'zod'
import type { Counts } from '#domain/quality/dispersion'
import type { QualityPolicy } from '#domain/quality/policy'
import type { Spread } from '#domain/quality/posterior'

/** Runs one kind of case; throws `ZodError` or `RangeError` for input that is none. */
export type Kind = (input: unknown, policy: QualityPolicy) => unknown

/** A kind: how its input reads, and what the domain answers under the names of a cases file. */
export function kind<Input>(
  schema: z.ZodType<Input>,
  run: (input: Input, policy: QualityPolicy) => unknown,
): Kind {
  return (input, policy) => run(schema.parse(input), policy)
}

export const amount = z.number().nonnegative()
export const share = z.number().min(0).max(1)
export const shape = z.number().positive()

/** Observed and expected events. */
export const counts = z.object({ O: amount, E: amount })
export const spread = z.object({ a: shape, c2: amount })
export const rateFields = { k: amount, n: amount, mu: z.number().positive().lt(1), a: shape }

export function readCounts({ O, E }: z.infer<typeof counts>): Counts {
  return { observed: O, expected: E }
}

export function readSpread({ a, c2 }: z.infer<typeof spread>): Spread {
  return { shape: a, weeklyCv2: c2 }
}

export function readRate({ k, n, mu, a }: { k: number; n: number; mu: number; a: number }) {
  return { events: k, total: n, mean: mu, shape: a }
}
