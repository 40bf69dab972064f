import type { Day } from '#domain/day'
import type { Counts } from '#domain/quality/dispersion'
import type { SellerQuality } from '#domain/quality/evidence'
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
  runId: number | null
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
  /** Complaints upheld in them, without those about an order that has a negative among these. */
  complaintIds: string[]
  /** How many of the negatives are neither resolved nor answered (R4.3). */
  unhandled: number
  /** What the orders of the last 365 days show: numbers of orders. */
  troubles: { late: number; cancelled: number; returned: number }
  /** Complaints of those days the seller passed over in silence, and where it missed a promise; absent in older ones. */
  keptWord?: { silent: number; missed: number }
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
  silent: number
  missed: number
  late: number
  cancelled: number
  returned: number
}

/** A weekly variation usual on a market, where no run has estimated it. */
const usualWeeklyCv2 = 0.15
/** A shape of the prior usual on a market, likewise. */
const usualShape = 3

/** What a snapshot is compared with: the benchmarks of a run, or of the marketplace as a whole. */
type Benchmarks = {
  asOf: Day
  policyVersion: string
  runId: number | null
  score: number | null
  grade: string | null
  windows: SnapshotWindow[]
  peers: ExclusionSnapshot['peers']
  expectedShare: number
  shape: number
}

/** A snapshot by the latest run's benchmarks; undefined where the run knows too little of the seller to have any. */
export function snapshotOfQuality(
  counts: SnapshotCounts,
  quality: SellerQuality,
): ExclusionSnapshot | undefined {
  const measured = quality.windows.filter(({ feedback, expected }) => feedback > 0 && expected > 0)
  const benchmark = measured.find(({ days }) => days === 90) ?? measured.at(-1)
  if (!benchmark) return undefined
  const { category, size } = quality.peerGroup
  const { asOf, policyVersion, runId, score, grade, shape, peers } = quality
  return toSnapshot(counts, {
    ...{ asOf, policyVersion, runId, score, grade, shape },
    windows: quality.windows.map(({ days, observed, expected, feedback, ratio, low, high }) => ({
      ...{ days, observed, expected, feedback, ratio, low, high },
    })),
    peers: peers && { ...peers, group: `${category} × ${size}` },
    expectedShare: benchmark.expected / benchmark.feedback,
  })
}

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
  return toSnapshot(counts, {
    asOf,
    policyVersion: policy.version,
    runId: null,
    score: null,
    grade: null,
    windows: [
      windowOf(90, counts.negatives90 + counts.complaints90, counts.reviews90 + counts.complaints90),
      windowOf(365, counts.negatives365 + complaints365, counts.reviews365 + complaints365),
    ],
    peers: null,
    expectedShare: marketShare,
    shape: usualShape,
  })
}

/**
 * The anchored window is counted as a re-check will count it, an order with a negative and an upheld complaint once,
 * whatever the run's own windows left out.
 */
function toSnapshot(counts: SnapshotCounts, benchmarks: Benchmarks): ExclusionSnapshot {
  const { negatives90, complaints90, reviews90, negativeIds, complaintIds, unhandled } = counts
  const { silent, missed, late, cancelled, returned } = counts
  return {
    ...benchmarks,
    anchored: {
      observed: negatives90 + complaints90,
      expected: benchmarks.expectedShare * (reviews90 + complaints90),
    },
    usualReviews: reviews90,
    ...{ negativeIds, complaintIds, unhandled },
    troubles: { late, cancelled, returned },
    keptWord: { silent, missed },
  }
}
