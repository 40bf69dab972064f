import { announced, atOnce, type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { MediationEvents } from '#domain/events/mediation'

const told = atOnce('tell_of_complaints')

/** Both sides hear what the other did; what the marketplace is asked for it hears at once. */
export const mediationConsequences: ConsequenceTable<MediationEvents> = {
  offer_made: told,
  offer_settled: told,
  review_condition_stopped: nothing,
  mediator_taken: nothing,
  tie_declared: nothing,
  settlement_drafted: told,
  settlement_signed: told,
  arbitration_asked: nothing,
  side_rested: nothing,
  remedy_owed: nothing,
  remedy_settled: told,
  marketplace_asked: announced,
}
