import { behaviourFeatures, historyFeatures } from '#domain/detection/learning/replay-features'

/**
 * One finding about a review: how strong it is and the facts behind it. A signal is evidence for a person,
 * never a verdict.
 */
export type Signal = {
  name: SignalName
  /** 0 (nothing) to 1 (as strong as this signal gets). */
  strength: number
  /** What it adds to the log-odds of the review being fake. */
  contribution: number
  facts: Fact[]
}

/** What a signal finds before it is weighed. */
export type Finding = Pick<Signal, 'strength' | 'facts'>

/** Where `value` lies between `none` (0) and `full` (1), on a straight line. */
export function scale(value: number, none: number, full: number): number {
  return Math.min(1, Math.max(0, (value - none) / (full - none)))
}

/** A sentence of the message catalogue, `signal.<name>.<id>`, and the numbers and names it speaks of. */
export type Fact = {
  id: string
  values: Record<string, string | number>
  /** What a person can open to check the fact. */
  evidence?: { kind: 'review' | 'author' | 'seller' | 'order'; ids: string[] }
  /** Where in the text it stands, in UTF-16 units; `end` is exclusive. */
  spans?: { start: number; end: number }[]
}

/** Findings with rules of their own; each is a function in `registry.ts`. */
export const signalNames = [
  'no_order',
  'near_duplicate',
  'burst',
  'rating_distance',
  'new_author',
  'shared_link',
  'contact_data',
  'obscenity',
  'self_review',
  'disguised_text',
  'external_verdict',
] as const
export type FindingName = (typeof signalNames)[number]

/**
 * What behaviour, text and experience add, which every review has something of. Their one fact is `value`, with the
 * feature's number, or `unknown` where it has none.
 */
export const learntNames = [
  ...behaviourFeatures,
  ...historyFeatures,
  /** What the text resembles; `value` is its probability (0–1) of being fake by the text alone. */
  'text',
  /** What came true of such reviews; `value` is the log-odds it adds. */
  'calibration',
  /** Everything weaker than the features that are named; `value` is how many there are. */
  'other_behaviour',
] as const
/** What models named that read few and many stars apart. No model does any more; what they said of reviews is kept. */
export const formerNames = [
  'author.mean_rating_stars',
  'author.mean_signed_distance_stars',
  'review.rating_stars',
  'review.distance_stars',
  'review.distance_from_own_mean_stars',
  'review.distance_30_days_stars',
  'seller.mean_rating_stars',
  'seller.shift_30_days_stars',
  'seller.shift_90_days_stars',
] as const

export type LearntName = (typeof learntNames)[number]
export type SignalName = FindingName | LearntName
