import type { Peers } from '#domain/quality/evidence'
import type { Mode, SellerSize } from '#domain/quality/indicator'
import type { Judged, RunLists } from '#domain/quality/judgement'
import type { QualityPolicy } from '#domain/quality/policy'
import type { QualityStatus } from '#domain/quality/proposal'
import type { Grade } from '#domain/quality/score'

/** What a run keeps of a seller: the counts of the windows, and those of the indicators in their order. */
export type StoredCounts = {
  feedback30: number
  observed30: number
  expected30: number
  portal30: number
  beforeObserved30: number
  beforeExpected30: number
  feedback90: number
  observed90: number
  expected90: number
  portal90: number
  beforeObserved90: number
  beforeExpected90: number
  feedback365: number
  observed365: number
  expected365: number
  portal365: number
  /** The window the indicators stand on. */
  headline: 90 | 365
  events: number[]
  /** 0 is an absent indicator. */
  totals: number[]
  means: number[]
}

/** A seller's row of a run together with what the run found out about all sellers. */
export type StoredResult = StoredCounts & {
  runId: number
  asOf: string
  computedAt: Date
  rules: QualityPolicy
  shape: number
  weeklyCv2: number
  indicatorShapes: number[]
  lists: RunLists
  sellerId: string
  mode: Mode
  category: string
  size: SellerSize
  score: number | null
  coverage: number | null
  grade: Grade | null
  status: QualityStatus
  judged: Judged | null
  peers: Peers | null
}
