import { z } from 'zod'
import { numberBetween, requiredText, ticked } from '#app/pages/form.ts'
import { thresholdsOf } from '#domain/detection/costs'
import { type PolicyRules, usualDisputeDays } from '#domain/policy'

const year = 366
const cost = numberBetween(0.001, 1_000_000, false)

const rulesFields = {
  seenVersion: z.coerce.number().int().min(0).max(1_000_000),
  autoPublish: ticked,
  thresholdsFrom: z.enum(['own', 'costs']),
  publishBelow: numberBetween(0, 1, false),
  holdSuspects: ticked,
  holdAbove: numberBetween(0, 1, false),
  publishedFake: cost,
  heldGenuine: cost,
  personMinute: cost,
  minutesPerReview: cost,
  holdWithoutOrder: ticked,
  evidenceHours: numberBetween(1, year * 24),
  dueHours: numberBetween(1, year * 24),
  waitForPartsSeconds: numberBetween(0, 86_400),
  revealDays: numberBetween(0, 60),
  disputeDays: numberBetween(1, year),
}
const proposalId = z.uuid()

/** What can be asked on the page of a category's policy. */
export const DetectionPolicyForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('preview'), ...rulesFields }),
  z.object({ intent: z.literal('propose'), note: requiredText(2000), ...rulesFields }),
  z.object({ intent: z.literal('approve'), proposalId }),
  z.object({ intent: z.literal('refuse'), proposalId, answer: requiredText(2000) }),
  z.object({ intent: z.literal('withdraw'), proposalId }),
])

type Typed = Omit<
  Extract<z.output<typeof DetectionPolicyForm>, { intent: 'preview' }>,
  'intent' | 'seenVersion'
>

/** Shares are kept to four places: finer than any probability is known. */
const places = 10_000

/** The rules as typed; where the thresholds follow from costs, as the costs say. */
export function rulesFrom(typed: Typed): PolicyRules {
  const { autoPublish, holdWithoutOrder, evidenceHours, dueHours, waitForPartsSeconds, revealDays } = typed
  const { disputeDays } = typed
  const { publishedFake, heldGenuine, personMinute, minutesPerReview } = typed
  const isByCosts = typed.thresholdsFrom === 'costs'
  const costs = isByCosts ? { publishedFake, heldGenuine, personMinute, minutesPerReview } : null
  const { publishBelow, holdAbove } = costs ? thresholdsOf(costs) : typed
  return {
    ...{ autoPublish, holdWithoutOrder, evidenceHours, dueHours, waitForPartsSeconds, costs },
    ...(revealDays > 0 && { revealDays }),
    ...(disputeDays !== usualDisputeDays && { disputeDays }),
    publishBelow: rounded(publishBelow),
    holdAbove: typed.holdSuspects ? rounded(holdAbove) : null,
  }
}

function rounded(share: number): number {
  return Math.round(share * places) / places
}
