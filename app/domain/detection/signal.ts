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
export type SignalName = (typeof signalNames)[number]
