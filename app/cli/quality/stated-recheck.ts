import { z } from 'zod'
import { amount, shape } from '#app/cli/quality/stated-fields.ts'
import type { QualityPolicy } from '#domain/quality/policy'
import { judgeRecheck, type NegativeState, type RecheckCheck } from '#domain/quality/recheck'

const states = ['open', 'appealed', 'resolved', 'withdrawn', 'edited', 'commented'] satisfies NegativeState[]

export const statedRecheck = z.object({
  a: shape,
  day: z.number(),
  // A state nobody knows handles nothing.
  negatives: z.array(z.object({ id: z.string(), ageDays: z.number(), state: z.enum(states).catch('open') })),
  usual90: amount,
  newPositiveBuyers: amount,
  anchor: z.object({ O0: amount, E0: amount, O1: amount, E1: amount }),
  newEvents: amount,
  newExpected: amount,
  fakesConfirmed: amount,
  fakesPending: amount,
  letter: z.object({ day: z.number(), verdict: z.string().nullish() }).nullish(),
})

/** The checks under the names of a cases file. */
const names: Record<RecheckCheck, string> = {
  negatives_handled: 'negativesHandled',
  new_positives: 'newPositives',
  rating_rose: 'ratingRose',
  no_excess_events: 'noExcessNegatives',
  no_fakes: 'noFakes',
  letter: 'letter',
}

/** What a stated re-check proposes. */
export function judgeStatedRecheck(input: z.infer<typeof statedRecheck>, policy: QualityPolicy): unknown {
  const { O0, E0, O1, E1 } = input.anchor
  const recheck = judgeRecheck(
    {
      day: input.day,
      negatives: input.negatives,
      usualReviews: input.usual90,
      newPositiveBuyers: input.newPositiveBuyers,
      shape: input.a,
      anchored: {
        atExclusion: { observed: O0, expected: E0 },
        now: { observed: O1, expected: E1 },
      },
      sinceExclusion: { observed: input.newEvents, expected: input.newExpected },
      fakes: { confirmed: input.fakesConfirmed, pending: input.fakesPending },
      letter: readLetter(input.letter),
    },
    policy,
  )
  return {
    outcome: recheck.outcome,
    failed: recheck.failed.map((check) => names[check]),
    need: recheck.neededPositiveBuyers,
    delta: recheck.scoreRise,
    pNew: recheck.excessProbability,
  }
}

function readLetter(letter: z.infer<typeof statedRecheck>['letter']) {
  if (!letter) return undefined
  const { day, verdict } = letter
  if (!verdict) return { day, verdict: 'not_judged' as const }
  return {
    day,
    verdict: verdict === 'constructive' ? ('constructive' as const) : ('not_constructive' as const),
  }
}
