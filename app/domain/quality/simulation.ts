import type { SellerSize } from '#domain/quality/indicator'
import type { QualityStatus } from '#domain/quality/proposal'

/** A seller whom another policy would treat otherwise. */
export type MovedSeller = {
  sellerId: string
  category: string
  size: SellerSize
  /** Counted reviews and complaint events in 365 days. */
  feedback: number
  before: QualityStatus
  after: QualityStatus
}

/** What another policy would do on the figures of the latest run. */
export type Simulation = {
  asOf: string
  policyVersion: string
  sellers: number
  proposed: number
  /** Who would be proposed and is not now. */
  added: MovedSeller[]
  /** Who is proposed now and would not be. */
  spared: MovedSeller[]
  /** Those proposed by size, by the rules in force and by the others. */
  bySize: Record<SellerSize, { before: number; after: number }>
  expectedFalseShare: number
}
