import type { QualityStatus } from '#domain/quality/proposal'
import type { Grade } from '#domain/quality/score'

/** What comparing sellers comes to. */
export type QualityEvents = {
  seller_quality_changed: {
    runId: number
    gradeBefore: Grade | null
    grade: Grade | null
    statusBefore: QualityStatus | null
    status: QualityStatus
    score: number | null
  }
  quality_run_requested: { asOf: string }
  quality_run_cancelled: { asOf: string }
  quality_run_finished: {
    asOf: string
    policyVersion: string
    sellers: number
    proposed: number
    stale: number
  }
  /** A full rebuild found counters other than those kept day by day: some change was missed. */
  quality_counters_drifted: { asOf: string; drifted: number; rows: number }
  exclusion_suggested: { proposalId: string; week: string; policyVersion: string }
  exclusion_suggestion_lapsed: { proposalId: string }
  quality_policy_proposed: { version: string }
  quality_policy_approved: { version: string; replaced: string }
  quality_policy_refused: { version: string; reason: string }
}
