import { atOnce, type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { RingEvents } from '#domain/events/ring'

/** The marketplace hears of each review by itself, and of the ring nothing. */
export const ringConsequences: ConsequenceTable<RingEvents> = {
  ring_found: nothing,
  ring_grew: nothing,
  ring_rejected: atOnce('decide_rings'),
  ring_dismissed: nothing,
  ring_decisions_written: nothing,
  ring_decision_undone: nothing,
  ring_member_exempted: nothing,
  ring_member_included: nothing,
}
