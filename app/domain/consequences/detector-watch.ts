import { type ConsequenceTable, nothing } from '#domain/consequences/table'
import type { DetectorWatchEvents } from '#domain/events/detector-watch'

/** An alarm sets no machine in motion: people look into it. */
export const detectorWatchConsequences: ConsequenceTable<DetectorWatchEvents> = {
  detector_alarm_raised: nothing,
  detector_alarm_cleared: nothing,
}
