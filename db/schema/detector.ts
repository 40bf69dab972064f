import type { Generated, GeneratedAlways } from 'kysely'
import type { Bytes, Instant, Json, MovingInstant } from '#db/schema/columns'
import type { Comparison, LearntFrom } from '#domain/detection/models/comparison'

type DetectorModelTable = {
  id: Generated<string>
  number: GeneratedAlways<number>
  state: Generated<'challenger' | 'champion' | 'retired'>
  format: number
  file: Bytes
  figures: Json<Comparison>
  learntFrom: Json<LearntFrom>
  madeAt: Instant
  promotedBy: string | null
  promotedAt: MovingInstant | null
  promotionReason: string | null
  replaced: string | null
  retiredAt: MovingInstant | null
}

type AuditSampleTable = {
  reviewId: string
  revision: number
  rate: number
  fakeProbability: number
  rating: number
  sampledAt: Instant
  decisionId: string | null
}

export interface DetectorSchema {
  auditSetting: { one: Generated<boolean>; salt: string; rate: number }
  auditSample: AuditSampleTable
  detectorModel: DetectorModelTable
}
