import type { Day } from '#domain/day'
import type { DocumentState } from '#domain/measures/document'
import type { LiftGround, MeasureGround } from '#domain/measures/ground'
import type { IncidentState } from '#domain/measures/incident'
import type { LadderStep, MeasureStep } from '#domain/measures/step'

/** What is done about sellers short of an exclusion, what they prove, and which days are left out for all. */
export type MeasureEvents = {
  /** `until` and the like are instants in RFC 3339. */
  measure_imposed: {
    measureId: string
    step: MeasureStep
    ground: MeasureGround
    skipped: LadderStep[]
    until: string
    factor: number | null
    categories: string[] | null
    /** Where it restricts: the statement of reasons. */
    statementId: string | null
  }
  coaching_finished: { measureId: string }
  measure_lifted: {
    measureId: string
    step: MeasureStep
    ground: LiftGround
    removesStrike: boolean
    /** Whether its effect still lasted. */
    wasInForce: boolean
  }
  measure_ended: { measureId: string; step: MeasureStep }
  document_changed: {
    documentId: string
    kind: string
    before: DocumentState | null
    after: DocumentState
    validUntil: string | null
  }
  incident_changed: {
    before: IncidentState | null
    after: IncidentState
    category: string | null
    fromDay: Day
    toDay: Day
  }
}
