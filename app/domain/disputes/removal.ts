import type { Grade } from '#domain/quality/score'
import type { ReviewState } from '#domain/review'

/** A seller's grade, and how many published reviews of theirs were taken down within a day. */
export type RemovalFacts = { grade: Grade | null; lately: number }

/** From so many within a day on, each further review of a seller's is taken down by two people. */
const manyRemovals = 5
/** How far back removals are counted, in milliseconds. */
export const removalWindowMs = 86_400_000

/**
 * Whether taking a published review down takes two people (V17): where many of one seller's are going, or the seller is
 * among the best, who have most to gain. What one person has hidden for the time being has two already.
 */
export function takesTwo({ grade, lately }: RemovalFacts, state: ReviewState): boolean {
  return state !== 'hidden_interim' && (grade === 'A' || lately >= manyRemovals)
}
