import { announced, type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { DisputeEvents } from '#domain/events/dispute'

export const disputeConsequences: ConsequenceTable<DisputeEvents> = {
  dispute_filed: nothing,
  dispute_decided: announced,
  dispute_removal_proposed: nothing,
  dispute_withdrawn: nothing,
  fault_claimed: nothing,
  fault_claim_decided: ({ statementId }) => (statementId ? announced() : []),
  fault_claim_withdrawn: nothing,
  platform_answer_written: nothing,
  platform_answered: announced,
  // What is not the seller's fault no longer counts against them.
  fault_attributed: () => [...announced(), { job: 'recount_reviews', afterMs: 0 }],
}
