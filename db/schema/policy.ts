import type { Generated } from 'kysely'
import type { Day, Instant, Json, MovingInstant } from '#db/schema/columns'
import type { PolicyPreview } from '#domain/detection/preview'
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
  neutralityDay: { day: Day; windows: Json<object>; measuredAt: MovingInstant }
  detectorAlarm: DetectorAlarmTable
}
