import type { Costs } from '#domain/detection/costs'

/** What screening does in a category. Nothing here knows how many stars a review gives. */
export type PolicyRules = {
  /** Whether a review may be published without a person having seen it. */
  autoPublish: boolean
  /** Below this probability (0–1) of being fake a review may be published by screening. */
  publishBelow: number
  /** What mistakes and people's time cost, where the thresholds follow from that; null where somebody set them. */
  costs: Costs | null
  /**
   * Above this probability a review waits for proof of an order that it lacks before a person judges it; null holds
   * nothing for its probability. The probability alone never holds a review whose order is proved.
   */
  holdAbove: number | null
  /** Whether a review without proof of an order waits for evidence before a person judges it. */
  holdWithoutOrder: boolean
  /** How long a held review waits for evidence until a person judges it without, in hours. */
  evidenceHours: number
  /** How long a queued review may wait for a person, in hours. */
  dueHours: number
  /** How long a review waits for its seller and order to arrive before it is screened without, in seconds. */
  waitForPartsSeconds: number
  /**
   * How many days the reviews both sides of an order write of each other stay sealed, or until both are there; left
   * out, each is read as soon as it is published.
   */
  revealDays?: number
  /** How many calendar days after its publication a seller can dispute a review; left out, `usualDisputeDays`. */
  disputeDays?: number
}

/** V14, where nobody has decided otherwise. */
export const usualDisputeDays = 30

/** Holds in every category until somebody decides otherwise. */
export const defaultRules: PolicyRules = {
  autoPublish: true,
  publishBelow: 0.15,
  costs: null,
  holdAbove: null,
  holdWithoutOrder: false,
  evidenceHours: 72,
  dueHours: 24,
  waitForPartsSeconds: 60,
}

/** The rules of a category in force, and where they stand in its history; version 0 are the defaults. */
export type Policy = { category: string; version: number; rules: PolicyRules }

/** Stands for every category without a policy of its own. */
export const everyCategory = '*'

/** The policy in force in a category: its own, or that of every category, or the defaults. */
export function policyOf(policies: Policy[], category: string | null): Policy {
  return (
    policies.find((policy) => policy.category === category) ??
    policies.find((policy) => policy.category === everyCategory) ?? {
      category: everyCategory,
      version: 0,
      rules: defaultRules,
    }
  )
}
