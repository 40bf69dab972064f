/** Something a seller is told before sending. It never stops them; each carries the facts it rests on. */
export type LetterWarning =
  /** Days since the exclusion took effect, and the first day at which haste is no longer suspected. */
  | { kind: 'too_early'; day: number; wanted: number }
  | { kind: 'low_coverage'; share: number; wanted: number }
  | { kind: 'top_cause_uncovered'; cause: string; count: number }
  | { kind: 'blames_buyers'; phrases: string[] }
  | { kind: 'tied_offer'; phrases: string[] }
  /** The share (0–1) of both texts that is the same; whose letter it is stays untold. */
  | { kind: 'copied'; overlap: number }
