import { announced, atOnce, type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { MeasureEvents } from '#domain/events/measure'
import { isToldOf } from '#domain/measures/document'
import { restricts } from '#domain/measures/measure'

export const measureConsequences: ConsequenceTable<MeasureEvents> = {
  measure_imposed: announced,
  coaching_finished: nothing,
  measure_lifted: ({ step, wasInForce }) => (restricts(step) && wasInForce ? announced() : []),
  measure_ended: ({ step }) => (restricts(step) ? announced() : []),
  document_changed: (change) => (isToldOf(change) ? announced() : []),
  incident_changed: atOnce('recount_incidents'),
}
