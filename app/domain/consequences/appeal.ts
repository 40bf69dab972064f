import { announced, type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { AppealEvents } from '#domain/events/appeal'

export const appealConsequences: ConsequenceTable<AppealEvents> = {
  appeal_submitted: announced,
  appeal_files_sealed: nothing,
  appeal_taken: nothing,
  appeal_handed_back: nothing,
  appeal_viewed: nothing,
  appeal_info_requested: announced,
  appeal_resumed: nothing,
  appeal_proposed: nothing,
  appeal_disagreed: nothing,
  appeal_decided: announced,
  appeal_inadmissible: announced,
  appeal_contested: nothing,
  appeal_withdrawn: announced,
  appeal_effects_done: nothing,
  appeal_went_external: nothing,
  appeal_came_back: nothing,
  appeal_closed: nothing,
  appeal_reminded: nothing,
}
