type Alarm = { kind: 'neutrality' | 'drift'; topic: string }

/** What watching the detector comes to. `figures` say how far from what is expected. */
export type DetectorWatchEvents = {
  detector_alarm_raised: Alarm & { figures: Record<string, unknown> }
  detector_alarm_cleared: Alarm
}
