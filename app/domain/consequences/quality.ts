import { announced, atOnce, type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { QualityEvents } from '#domain/events/quality'

export const qualityConsequences: ConsequenceTable<QualityEvents> = {
  // Where only what is suspected has changed, the marketplace has nothing to do.
  seller_quality_changed: ({ gradeBefore, grade }) => (gradeBefore === grade ? [] : announced()),
  quality_run_requested: atOnce('judge_sellers'),
  quality_run_cancelled: nothing,
  quality_run_finished: nothing,
  quality_counters_drifted: nothing,
  exclusion_suggested: nothing,
  exclusion_suggestion_lapsed: nothing,
  quality_policy_proposed: nothing,
  quality_policy_approved: nothing,
  quality_policy_refused: nothing,
}
