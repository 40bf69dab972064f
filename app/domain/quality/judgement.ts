import type { QualityStatus } from '#domain/quality/proposal'
import type { ServiceWarning } from '#domain/quality/service-warning'
import type { WindowDays, WindowFinding } from '#domain/quality/window'

/**
 * Reasons why an exclusion that the figures speak for has to wait. An attack under way is no reason of its own: what
 * screening suspects of it is undecided moderation, and one burst never makes a proposal.
 */
export const proposalBlocks = [
  /** Too many of the window's negatives are undecided or disputed. */
  'open_moderation',
  /** An incident that may have caused it is being looked into. */
  'open_incident',
  /** Excluded already, or being checked again. */
  'already_excluded',
  /** A person turned the last proposal down, and little has happened since. */
  'recently_dismissed',
  /** The first order is younger than 30 days. */
  'new_seller',
] as const
export type ProposalBlock = (typeof proposalBlocks)[number]

/** What a run found about a seller against whom anything speaks. */
export type Judged = {
  findings: WindowFinding[]
  hasRecovered: boolean
  /** Different buyers behind the events, by window, where somebody had to know. */
  buyers: Partial<Record<WindowDays, number>>
  triggers: WindowDays[]
  warnings: ServiceWarning[]
  blocks: ProposalBlock[]
}

/** A run's list of one window: how long it is, how sure its last member, and how many are expected to be wrong. */
export type RunList = { sellers: number; cut: number | null; expectedFalseShare: number }
export type RunLists = Partial<Record<WindowDays, RunList>>

/** What a run came to. */
export type RunCounts = {
  sellers: number
  /** Sellers whose tail probabilities were looked at. */
  judged: number
  byStatus: Partial<Record<QualityStatus, number>>
  proposed: number
  stale: number
}
