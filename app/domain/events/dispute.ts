import type { DisputeOutcome, Fault } from '#domain/disputes/dispute'

type About = { reviewId: string; sellerId: string }

/** What happens to a seller's dispute of a review. */
export type DisputeEvents = {
  dispute_filed: About & { reasonCode: string; isWarned: boolean }
  dispute_decided: About & { outcome: DisputeOutcome; reasonCode: string; statementId: string }
  /** The first of the two people it takes wants the review taken down. */
  dispute_removal_proposed: About & { reasonCode: string }
  dispute_withdrawn: About
  /** Subject: the review. */
  fault_attributed: { sellerId: string; fault: Fault }
}
