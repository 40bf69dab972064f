import type { DisputeOutcome } from '#domain/disputes/dispute'
import type { Fault, FaultOfOthers } from '#domain/disputes/fault'
import type { Waived } from '#domain/independence/waiver'

type About = { reviewId: string; sellerId: string }

/** What happens to a seller's dispute of a review. */
export type DisputeEvents = {
  dispute_filed: About & { reasonCode: string; isWarned: boolean }
  dispute_decided: About & Waived & { outcome: DisputeOutcome; reasonCode: string; statementId: string }
  /** The first of the two people it takes wants the review taken down. */
  dispute_removal_proposed: About & Waived & { reasonCode: string }
  dispute_withdrawn: About
  /**
   * Subject: the review; of which of its texts. `before` is whose it was held to be until then, null where nobody had
   * looked. Those recorded earlier do not say the revision.
   */
  fault_attributed: { sellerId: string; revision?: number; fault: Fault; before: Fault | null }
  /** Subject: the review; whose fault its seller says it was. */
  /** `isAgain` where it was said of the same text before, and taken back before anybody judged it. */
  fault_claimed: { claimId: string; sellerId: string; fault: FaultOfOthers; isAgain: boolean }
  /**
   * Subject: the review. What was found is said by `fault_attributed` beside it. Null where an appeal answered it along
   * with an earlier one; those recorded before there was a statement say none.
   */
  fault_claim_decided: Waived & {
    claimId: string
    sellerId: string
    found: Fault
    statementId?: string | null
  }
  /** Subject: the review. */
  fault_claim_withdrawn: { claimId: string; sellerId: string }
  /** Subject: the review. What the marketplace is to answer to a review of its own fault waits for a second person. */
  platform_answer_written: { sellerId: string }
  /** Subject: the review. */
  platform_answered: { sellerId: string }
}
