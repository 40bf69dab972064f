import type { ComplaintQueue } from '#domain/complaints/desk'
import type { HeldOutcome } from '#domain/complaints/held'
import type { ComplaintLane } from '#domain/complaints/lane'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { ComplaintMove, ComplaintState } from '#domain/complaints/state'
import type { ComplaintSeverity, ComplaintTopic } from '#domain/complaints/topic'
import type { Waived } from '#domain/independence/waiver'

/** In which capacity somebody acts: what both sides are told of who it was. */
export type ComplaintRole = ComplaintSide | 'staff' | 'clock'

/** What happens to a complaint. */
export type ComplaintEvents = {
  complaint_received: { sellerId: string }
  /** A step of 5.2; `version` is the complaint's afterwards, `facts` are codes and ids, never texts or names. */
  complaint_moved: Waived & {
    move: ComplaintMove
    before: ComplaintState
    after: ComplaintState
    by: ComplaintRole
    sellerId: string
    version: number
    dueAt: string | null
    facts: Record<string, string | number | boolean | null>
  }
  complaint_classified: {
    topic: ComplaintTopic
    subtopic: string | null
    severity: ComplaintSeverity
    version: number
  }
  /** It waits in its line for longer than it may; `holder` has it in hand. */
  complaint_overdue: { queue: ComplaintQueue; holder: string | null; dueAt: string }
  /**
   * Whoever gave this notice was warned with it that nearly all of theirs named nothing illegal, or is looked at last.
   */
  complaint_reporter_judged: {
    standing: 'warned' | 'suspended'
    decided: number
    unfounded: number
    until: string | null
  }
  /** One of us put it into a colleague's hands. */
  complaint_handed_over: { to: string }
  complaint_seller_reminded: { nth: number; dueAt: string }
  complaint_message_sent: { messageId: string; lane: ComplaintLane; by: ComplaintRole }
  /** A side wrote to the other what one of us reads first; then it was delivered or stopped. */
  complaint_message_held: { heldId: string; by: ComplaintSide }
  complaint_message_judged: { heldId: string; outcome: HeldOutcome; sentBy: ComplaintSide }
  /** Somebody whom a decision may hurt was told why, in a statement they can appeal from. */
  complaint_answered: { statementId: string; to: ComplaintSide; sellerId: string }
  /** An appeal took back what was decided after the complaint had gone another way: it stays, and counts for nobody. */
  complaint_decision_cleared: {
    appealId: string
    sellerId: string
    /** Whom it had been decided for. */
    decidedFor: 'buyer' | 'seller' | 'nobody' | null
    /** What was taken back with it, as codes. */
    facts: Record<string, string | number | boolean | null>
  }
  /** A side has said how it found the way its complaint was handled; how, is not said here. */
  complaint_rated: { by: ComplaintRole }
  /** Whoever wanted to withdraw it was not free to (K16), or did so before what may be dangerous was looked at. */
  complaint_withdrawal_doubted: {
    by: ComplaintRole
    why: 'pressured' | 'rewarded' | 'danger'
    version: number
  }
  /** One of our people looked at it; what they found is in our own lane. */
  complaint_withdrawal_heard: { after: ComplaintState; version: number }
}
