import type { Cause } from '#domain/cause'
import { type LetterContent, letterText } from '#domain/letter/content'
import { type Coverage, wantedShare } from '#domain/letter/coverage'
import { findBlame } from '#domain/letter/phrases/blame'
import { findTiedOffers } from '#domain/letter/phrases/tied-offer'

/** Something a seller is told before sending; each carries the facts it rests on. Only a tied offer stops them. */
export type LetterWarning =
  /** Days since the exclusion took effect, and the day from which haste is no longer suspected. */
  | { kind: 'too_early'; day: number; wanted: number }
  | { kind: 'low_coverage'; share: number; wanted: number }
  | { kind: 'top_cause_uncovered'; cause: Cause; count: number }
  | { kind: 'blames_buyers'; phrases: string[] }
  | { kind: 'tied_offer'; phrases: string[] }
  /** The share (0–1) of both texts that is the same; whose letter it is stays untold. */
  | { kind: 'copied'; overlap: number }

/** L2: a letter of the first days has seldom looked into its causes. */
const unhurriedDay = 3
/** Two letters that share this much of their word pairs were not written apart. */
export const copiedOverlap = 0.5

/** The words for which a letter is not sent: only those that tie money or goods to a review stop it (B55). */
export function findStoppingPhrases(content: LetterContent): string[] {
  return findTiedOffers(letterText(content))
}

/** What is asked before a letter is sent: how long after the exclusion, how much it covers, and whom it resembles. */
export type Looked = { day: number; coverage: Coverage; overlap: number }

/** L2: everything to be said before sending, in the order a page says it. */
export function warningsOf(content: LetterContent, { day, coverage, overlap }: Looked): LetterWarning[] {
  const [blame, offers] = [findBlame(letterText(content)), findStoppingPhrases(content)]
  const warnings: LetterWarning[] = []
  if (day < unhurriedDay) warnings.push({ kind: 'too_early', day, wanted: unhurriedDay })
  if (coverage.share < wantedShare) {
    warnings.push({ kind: 'low_coverage', share: coverage.share, wanted: wantedShare })
  }
  for (const { cause, count, isCovered } of coverage.topCauses) {
    if (!isCovered) warnings.push({ kind: 'top_cause_uncovered', cause, count })
  }
  if (blame.length > 0) warnings.push({ kind: 'blames_buyers', phrases: blame })
  if (offers.length > 0) warnings.push({ kind: 'tied_offer', phrases: offers })
  if (overlap >= copiedOverlap) warnings.push({ kind: 'copied', overlap })
  return warnings
}
