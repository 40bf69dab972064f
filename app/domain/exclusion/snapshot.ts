import type { Day } from '#domain/day'
import type { Counts } from '#domain/quality/dispersion'

/** One window of the evidence, as the run that led to the proposal found it. */
export type SnapshotWindow = {
  days: number
  /** Negative reviews and upheld complaints, beside those comparable sellers would have had. */
  observed: number
  expected: number
  /** Counted reviews and complaint events. */
  feedback: number
  /** Shrunk ratio to comparable sellers and its 90 % interval. */
  ratio: number
  low: number
  high: number
}

/** The evidence of a proposal, frozen with it: what was known, and the benchmarks the re-check goes on using. */
export type ExclusionSnapshot = {
  asOf: Day
  policyVersion: string
  /** The quality run it comes from; null where the figures were counted for the proposal. */
  runId: string | null
  score: number | null
  grade: string | null
  windows: SnapshotWindow[]
  peers: { group: string; count: number; median: number; q1: number; q3: number } | null
  /** Negative events an average comparable seller has per counted review. */
  expectedShare: number
  /** Shape of the prior. */
  shape: number
  /** The 90 days before the proposal. */
  anchored: Counts
  /** Reviews in those 90 days. */
  usualReviews: number
  /** Negatives of the 365 days before the proposal. */
  negativeIds: string[]
  complaintIds: string[]
  /** How many of the negatives are neither resolved nor answered (R4.3). */
  unhandled: number
  causes: { cause: string; count: number }[]
}
