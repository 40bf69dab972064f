import type { Counts } from '#domain/quality/dispersion'
import type { Indicator, Mode, SellerSize } from '#domain/quality/indicator'
import type { ProposalBlock } from '#domain/quality/judgement'
import type { QualityPolicy } from '#domain/quality/policy'
import type { Spread } from '#domain/quality/posterior'
import type { QualityStatus } from '#domain/quality/proposal'
import type { Grade, ScorePart } from '#domain/quality/score'
import type { SystemicFinding } from '#domain/quality/systemic'
import type { WindowCondition, WindowDays } from '#domain/quality/window'

/** Ratios of comparable sellers: how many they are, and their quartiles. */
export type Peers = { count: number; median: number; q1: number; q3: number }

/** One window of a seller in numbers a person can check. */
export type WindowFigures = {
  days: WindowDays
  observed: number
  expected: number
  expectedAtPortal: number
  before: Counts | null
  feedback: number
  /** Different buyers behind the events; null where nobody had to know. */
  buyers: number | null
  ratio: number
  /** The ends of a 90 % interval of the ratio. */
  low: number
  high: number
  /** Probability (0–1) that the true ratio exceeds the margin. */
  certainty: number
  /** Probability (0–1) of having worsened; null for the 365 days. */
  worsened: number | null
  /** Probability (0–1) that a proposal on this window would be false, where it is on the run's list. */
  lfdr: number | null
  /** What an exclusion would still need. */
  unmet: WindowCondition[]
}

/** One indicator's part in the score. */
export type IndicatorFigures = ScorePart<Indicator> & {
  events: number
  total: number
  /** Mean share (0–1) of comparable sellers. */
  mean: number
  /** The ends of a 90 % interval of the seller's share. */
  low: number
  high: number
}

/** A seller's result in the latest run, as pages and cases read it. */
export type SellerQuality = {
  runId: number
  /** `YYYY-MM-DD`; the windows end with the day before. */
  asOf: string
  computedAt: Date
  policyVersion: string
  mode: Mode
  peerGroup: { category: string; size: SellerSize }
  /** Undefined figures and grade while there is not enough feedback. */
  score: number | null
  low: number | null
  high: number | null
  grade: Grade | null
  /** The share (0–1) of all weight that stands on indicators with data. */
  coverage: number
  status: QualityStatus
  /** Low where bombing without orders could not be told from the truth: somebody looks at the accounts first. */
  assurance: 'normal' | 'low'
  headline: 90 | 365
  windows: WindowFigures[]
  parts: IndicatorFigures[]
  reasons: Indicator[]
  blocks: ProposalBlock[]
  peers: Peers | null
  shape: number
  weeklyCv2: number
}

/** What a proposal stands on, frozen when it is made: enough to compute every number of it again. */
export type SellerEvidence = {
  quality: Omit<SellerQuality, 'computedAt'>
  policy: QualityPolicy
  spread: Spread
  triggers: WindowDays[]
  /** Of each window that speaks for the exclusion: its weeks, the most recent first, and what is left without the worst. */
  weeks: { days: WindowDays; weeks: Counts[]; systemic: SystemicFinding | null }[]
  reviewIds: string[]
  complaintIds: string[]
  /** Negatives of the headline window older than 7 days, and those of them without an answer. */
  negatives: { old: number; unanswered: number }
}
