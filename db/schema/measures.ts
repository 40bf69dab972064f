import type { ColumnType, Generated } from 'kysely'
import type { Day, Instant, MovingInstant } from '#db/schema/columns'
import type { DocumentState } from '#domain/measures/document'
import type { LiftGround, MeasureGround } from '#domain/measures/ground'
import type { IncidentState } from '#domain/measures/incident'
import type { MeasureState } from '#domain/measures/measure'
import type { LadderStep, MeasureStep } from '#domain/measures/step'

type Kept<Value> = ColumnType<Value, Value, never>

type MeasureTable = {
  id: Generated<string>
  sellerId: Kept<string>
  step: Kept<MeasureStep>
  ground: Kept<MeasureGround>
  explanation: Kept<string>
  /** The steps that were left out on the way to this one. */
  skipped: Kept<LadderStep[]>
  skipReason: Kept<string | null>
  task: Kept<string | null>
  /** What the rank is multiplied by, 0–1. */
  factor: Kept<number | null>
  categories: Kept<string[] | null>
  state: Generated<MeasureState>
  imposedBy: Kept<string>
  imposedAt: Instant
  /** When the effect ends by itself; for coaching, by when it shall be done. */
  until: Instant
  strikeUntil: Instant
  closedAt: MovingInstant | null
  closedBy: string | null
  liftGround: LiftGround | null
  liftNote: string | null
  version: Generated<number>
}

type SellerDocumentTable = {
  id: Generated<string>
  sellerId: Kept<string>
  kind: Kept<string>
  state: DocumentState
  source: 'marketplace' | 'seller' | null
  reference: string | null
  validUntil: MovingInstant | null
  note: string | null
  refusedAt: MovingInstant | null
  changedBy: string | null
  changedAt: MovingInstant
  version: Generated<number>
}

type IncidentTable = {
  id: Generated<string>
  /** Empty: every category. */
  category: Kept<string | null>
  /** Empty: everywhere. */
  region: Kept<string | null>
  fromDay: Day
  /** The last day that is left out. */
  toDay: Day
  state: IncidentState
  reason: Kept<string>
  createdBy: Kept<string>
  createdAt: Instant
  closedBy: string | null
  closedAt: MovingInstant | null
  liftReason: string | null
  version: Generated<number>
}

export interface MeasuresSchema {
  measure: MeasureTable
  sellerDocument: SellerDocumentTable
  incident: IncidentTable
}
