import type { Day } from '#domain/day'
import type { RefusalReasonCode } from '#domain/exclusion/reasons/reason'
import type { ExclusionState } from '#domain/exclusion/state'

/** `version` is the case's after the change. */
type Change = {
  before: ExclusionState
  after: ExclusionState
  sellerId: string
  cycle: number
  version: number
}
type Scope = { scope: 'all' | 'category'; category: string | null; reasonCodes: string[] }
type Start = { dayZero: Day | null; recheckNotBefore: string | null }

/** What happens in the case of a seller's exclusion. */
export type ExclusionEvents = {
  seller_warned: Change & { reasons: string[] }
  seller_recovered: Change
  exclusion_proposed: Change & Scope & { proposalId: string | null }
  exclusion_submitted: Change
  exclusion_approved: Change & Scope & Start & { statementId: string }
  exclusion_sent_back: Change & { note: string }
  exclusion_refused: Change & { note: string }
  exclusion_cancelled: Change & { note: string; wasNoticed: boolean }
  /** Nobody at the marketplace has confirmed a notice in time. */
  notice_unconfirmed: Change & { noticedAt: string }
  exclusion_took_effect: Change & { dayZero: Day; recheckNotBefore: string; isConfirmed: boolean }
  exclusion_paused: Change & { until: string; why: string }
  /** The re-check is the day after. */
  recheck_neared: { sellerId: string; recheckDay: Day }
  exclusion_resumed: Change & { nextRecheckAt: string }
  recheck_fell_due: Change
  recheck_opened: Change & { recheckId: string; outcome: string; failed: string[] }
  recheck_decided: Change & {
    decisionId: string
    outcome: 'reinstate' | 'uphold'
    reasons: RefusalReasonCode[]
    isOverride: boolean
  }
  recheck_seconded: Change & { decisionId: string; isApproved: boolean }
  seller_reinstated: Change & { probationUntil: string; strictWatch: boolean; statementId: string }
  exclusion_upheld: Change & {
    reasons: RefusalReasonCode[]
    nextRecheckAt: string
    refusals: number
    statementId: string
  }
  probation_watched: Change & { day: number }
  /** `note` is why a person ended it well although not everything was kept; null where the clock did. */
  probation_closed: Change & { note: string | null }
  seller_relapsed: Change & { note: string }
  seller_stopped: Change & Scope & Start & { statementId: string }
  stop_review_overdue: Change
  stop_confirmed: Change
  annulment_asked: Change & { note: string }
  exclusion_annulled: Change & { wasInForce: boolean; statementId: string }
  termination_noticed: Change & { terminatesAt: string; exception: string | null; statementId: string }
  termination_withdrawn: Change & { note: string }
  seller_terminated: Change
  /** Somebody turned down what the weekly comparison proposed. */
  suggestion_dismissed: { proposalId: string; note: string }
}
