import type { Day, Instant, Json, MovingInstant } from '#db/schema/columns'
import type { ExternalSource, MissingReason } from '#domain/detection/external'
import type { Signal } from '#domain/detection/signal'
import type { PolicyRules } from '#domain/policy'
import type { ScreeningOutcome } from '#domain/review'

type ScreeningTable = {
  reviewId: string
  revision: number
  model: string
  policyVersion: number
  outcome: ScreeningOutcome
  fakeProbability: number | null
  signals: Json<Signal[]>
  screenedAt: MovingInstant
}

type SellerStatTable = {
  sellerId: string
  reviews: number
  ratingSum: number
  ratingSquareSum: number
  firstAt: MovingInstant
}

type ExternalSignalTable = {
  reviewId: string
  revision: number
  source: ExternalSource
  name: string
  probability: number | null
  explanation: string | null
  missing: MissingReason | null
  toldAt: MovingInstant
}

export interface ScreeningSchema {
  externalSignal: ExternalSignalTable
  screening: ScreeningTable
  reviewBand: { band: string; reviewId: string }
  sellerStat: SellerStatTable
  sellerDay: { sellerId: string; day: Day; reviews: number }
  policy: {
    category: string
    version: number
    rules: Json<PolicyRules>
    createdAt: Instant
    createdBy: string | null
    approvedBy: string | null
  }
}
