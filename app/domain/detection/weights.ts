import type { FindingName } from '#domain/detection/signal'

/**
 * The log-odds of a review about which nothing was found: 1 in 25. Marketplaces report 5–10 % fakes over all
 * reviews; most of those have a finding, so a review without any is less likely to be one than the average.
 */
export const baseline = Math.log(1 / 24)

/** Signals that tend to appear together; one cause must not be counted several times over. */
export const groups = ['proof', 'text', 'timing', 'identity', 'content', 'external'] as const
export type Group = (typeof groups)[number]

/** The most that a group adds to the log-odds. */
export const caps: Record<Group, number> = {
  proof: 2,
  text: 3,
  timing: 2.2,
  identity: 3.5,
  content: 0.8,
  external: 2.5,
}

/**
 * What each signal adds to the log-odds at full strength, set by hand. A finding nearly no honest review has
 * (another author's text, the seller's own device) weighs 3 and more: likelier fake than not. One that many
 * honest reviews have (a first review, a rating unlike the others) stays under 1, so that it never makes a
 * review suspect by itself. Obscenity and contact data are breaches of content rules: they send a review to a
 * person whatever they weigh here.
 */
export const weights: Record<FindingName, { weight: number; group: Group }> = {
  no_order: { weight: 2, group: 'proof' },
  near_duplicate: { weight: 3, group: 'text' },
  disguised_text: { weight: 1.8, group: 'text' },
  burst: { weight: 2, group: 'timing' },
  rating_distance: { weight: 0.5, group: 'timing' },
  new_author: { weight: 0.9, group: 'identity' },
  shared_link: { weight: 2.6, group: 'identity' },
  self_review: { weight: 3.2, group: 'identity' },
  contact_data: { weight: 0.6, group: 'content' },
  obscenity: { weight: 0.1, group: 'content' },
  external_verdict: { weight: 2.5, group: 'external' },
}

/**
 * What learnt models read for themselves: beside one these findings are told and add nothing, so that nothing counts
 * twice.
 */
export const learntInstead: readonly FindingName[] = ['burst', 'rating_distance', 'new_author']

/**
 * How much of their points the rules of the expert scorecard add. At their worst they add half a point, so that a
 * first review by a new author is never queued by them alone; they mostly tell reviews of known authors apart.
 */
export const expertShare = 1 / 7
