import { type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { BehaviourEvents } from '#domain/events/behaviour'

export const behaviourConsequences: ConsequenceTable<BehaviourEvents> = {
  behaviour_counters_drifted: nothing,
}
