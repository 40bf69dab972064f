import type { Generated } from 'kysely'
import type { Day, Instant, Json, MovingInstant } from '#db/schema/columns'
import type { CalibrationCounts, DriftCounts } from '#domain/detection/drift'
import type { NeutralityWindow } from '#domain/detection/neutrality'
import type { PolicyPreview } from '#domain/detection/preview'
import type { RescoringDays, SignalChange } from '#domain/detection/rescoring'
import type { Signal } from '#domain/detection/signal'
import type { PolicyRules } from '#domain/policy'

type PolicyProposalTable = {
  id: string
  category: string
  rules: Json<PolicyRules>
  preview: Json<PolicyPreview>
  note: string
  seenVersion: number
  state: Generated<'proposed' | 'approved' | 'refused' | 'withdrawn'>
  proposedBy: string
  proposedAt: Instant
  closedBy: string | null
  closedAt: MovingInstant | null
  answer: string | null
}

type RescoringTable = {
  reviewId: string
  revision: number
  days: RescoringDays
  modelBefore: string
  model: string
  before: number | null
  after: number
  changes: Json<SignalChange[]>
  signals: Json<Signal[]>
  isReturned: boolean
  judgedAt: Instant
}

type DetectorAlarmTable = {
  id: Generated<string>
  kind: 'neutrality' | 'drift'
  topic: string
  figures: Json<Record<string, unknown>>
  raisedAt: Instant
  clearedAt: MovingInstant | null
}

/** The rules of screening people propose, and what watches how the detector does. */
export interface PolicySchema {
  policyProposal: PolicyProposalTable
  neutralityDay: { day: Day; windows: Json<NeutralityWindow[]>; measuredAt: MovingInstant }
  driftWeek: {
    week: Day
    counts: Json<DriftCounts>
    calibration: Json<CalibrationCounts[]>
    measuredAt: MovingInstant
  }
  rescoring: RescoringTable
  rescoringMark: { days: RescoringDays; effectiveAt: MovingInstant; decisionId: string }
  detectorAlarm: DetectorAlarmTable
}
