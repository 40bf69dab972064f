import type { Day } from '#domain/day'
import type { Counts } from '#domain/quality/dispersion'
import type { QualityPolicy } from '#domain/quality/policy'
import { ratioInterval, shrunkRatio } from '#domain/quality/posterior'

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
  /** What the orders of the last 365 days show: numbers of orders. */
  troubles: { late: number; cancelled: number; returned: number }
}

/** What was counted of a seller for a snapshot. */
export type SnapshotCounts = {
  negatives90: number
  complaints90: number
  reviews90: number
  negatives365: number
  reviews365: number
  negativeIds: string[]
  complaintIds: string[]
  unhandled: number
  late: number
  cancelled: number
  returned: number
}

/** A weekly variation usual on a market, where no run has estimated it. */
const usualWeeklyCv2 = 0.15
/** A shape of the prior usual on a market, likewise. */
const usualShape = 3

/** A snapshot of a seller no quality run has looked at yet: compared with the whole marketplace's share of negatives. */
export function snapshotOfCounts(
  counts: SnapshotCounts,
  { asOf, marketShare }: { asOf: Day; marketShare: number },
  policy: QualityPolicy,
): ExclusionSnapshot {
  const spread = { shape: usualShape, weeklyCv2: usualWeeklyCv2 }
  const windowOf = (days: number, observed: number, feedback: number): SnapshotWindow => {
    const window = { days, observed, expected: marketShare * feedback }
    return {
      ...window,
      feedback,
      ratio: shrunkRatio(window, spread),
      ...ratioInterval(window, spread, policy),
    }
  }
  const complaints365 = counts.complaintIds.length
  const recent = windowOf(
    90,
    counts.negatives90 + counts.complaints90,
    counts.reviews90 + counts.complaints90,
  )
  const year = windowOf(365, counts.negatives365 + complaints365, counts.reviews365 + complaints365)
  return {
    asOf,
    policyVersion: policy.version,
    runId: null,
    score: null,
    grade: null,
    windows: [recent, year],
    peers: null,
    expectedShare: marketShare,
    shape: usualShape,
    anchored: { observed: recent.observed, expected: recent.expected },
    usualReviews: counts.reviews90,
    negativeIds: counts.negativeIds,
    complaintIds: counts.complaintIds,
    unhandled: counts.unhandled,
    troubles: { late: counts.late, cancelled: counts.cancelled, returned: counts.returned },
  }
}
