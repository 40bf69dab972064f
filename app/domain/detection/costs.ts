/**
 * What can go wrong with a review and what a person's time is worth, per category. Free of any currency: only how they
 * stand to each other counts.
 */
export type Costs = {
  /** A fake review that readers see. */
  publishedFake: number
  /** A genuine review kept from readers until a person has looked at it. */
  heldGenuine: number
  /** A minute of a person's work. */
  personMinute: number
  /** How many minutes a person spends on a review. */
  minutesPerReview: number
}

/** Probabilities (0–1) of being fake between which a person's look is worth what it costs. */
export type Thresholds = {
  /** Below it a review is published: looking at it costs more than the fakes among such reviews do. */
  publishBelow: number
  /** Above it a review may be held before anybody looks at it: keeping the few genuine ones waiting costs less than looking. */
  holdAbove: number
}

/** What it costs that a person looks at one review. */
export function costOfLook({ personMinute, minutesPerReview }: Costs): number {
  return personMinute * minutesPerReview
}

/**
 * The thresholds at which the expected costs of two ways to treat a review are alike, for a probability p: publishing
 * costs p × a published fake, looking costs a look, holding costs (1 − p) × a held genuine review.
 *
 * Where a look is so dear that it never pays, both are the probability at which publishing and holding cost the same.
 * The probabilities have to be calibrated for the thresholds to mean what they say.
 */
export function thresholdsOf(costs: Costs): Thresholds {
  const look = costOfLook(costs)
  const publishBelow = shareOf(look, costs.publishedFake)
  const holdAbove = 1 - shareOf(look, costs.heldGenuine)
  if (publishBelow <= holdAbove) return { publishBelow, holdAbove }
  const even = costs.heldGenuine / (costs.publishedFake + costs.heldGenuine)
  return { publishBelow: even, holdAbove: even }
}

/** `part` of `whole`, 1 at most; a whole that costs nothing is outweighed by any look. */
function shareOf(part: number, whole: number): number {
  return whole <= part ? 1 : part / whole
}
