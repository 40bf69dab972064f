import { announced, type ConsequenceTable, nothing, recountSeller } from '#domain/consequences/table'
import type { ExclusionEvents } from '#domain/events/exclusion'

export const exclusionConsequences: ConsequenceTable<ExclusionEvents> = {
  seller_warned: announced,
  seller_recovered: nothing,
  exclusion_proposed: nothing,
  exclusion_submitted: nothing,
  exclusion_approved: announced,
  exclusion_sent_back: nothing,
  exclusion_refused: nothing,
  exclusion_cancelled: ({ wasNoticed }) => (wasNoticed ? announced() : []),
  // Who has to hear of it gets a mail.
  notice_unconfirmed: nothing,
  exclusion_took_effect: nothing,
  exclusion_paused: nothing,
  recheck_neared: nothing,
  exclusion_resumed: nothing,
  recheck_fell_due: nothing,
  recheck_opened: nothing,
  recheck_decided: nothing,
  recheck_seconded: nothing,
  // From then on the seller is judged by what happens after its return.
  seller_reinstated: ({ sellerId }) => [...announced(), ...recountSeller(sellerId)],
  exclusion_upheld: announced,
  probation_watched: nothing,
  probation_closed: nothing,
  seller_relapsed: nothing,
  seller_stopped: announced,
  stop_review_overdue: nothing,
  stop_confirmed: nothing,
  annulment_asked: nothing,
  exclusion_annulled: ({ wasInForce }) => (wasInForce ? announced() : []),
  termination_noticed: announced,
  termination_withdrawn: announced,
  seller_terminated: announced,
  suggestion_dismissed: nothing,
}
