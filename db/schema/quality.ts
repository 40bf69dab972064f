import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Day, Instant, Json, MovingInstant } from '#db/schema/columns'
import type { SellerEvidence } from '#domain/quality/evidence'
import type { Mode, SellerSize } from '#domain/quality/indicator'
import type { Judged, RunCounts, RunLists } from '#domain/quality/judgement'
import type { QualityPolicy } from '#domain/quality/policy'
import type { QualityStatus } from '#domain/quality/proposal'
import type { Grade } from '#domain/quality/score'
import type { Simulation } from '#domain/quality/simulation'

type Counted = {
  reviews: number
  negatives: number
  unanswered: number
  complaints: number
  linkedReviews: number
  linkedNegatives: number
  linkedUnanswered: number
  linkedComplaints: number
  orders: number
  due: number
  late: number
  cancelled: number
  delivered: number
  returned: number
}

type Age = 0 | 1 | 2 | 3
/** What sellers are compared by, by age, the most recent first; what decides also of the year before a window. */
type CountedByAge = {
  [Column in
    | `${'reviews' | 'negatives' | 'complaints' | 'orders'}${Age | 4 | 5}`
    | `${'unanswered' | 'due' | 'late' | 'cancelled' | 'delivered' | 'returned'}${Age}`]: Generated<number>
}

type LongTaskTable = {
  id: string
  kind: string
  subject: string
  state: Generated<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>
  total: Generated<number>
  done: Generated<number>
  failed: Generated<number>
  checkpoint: ColumnType<Record<string, unknown>, string | undefined, string>
  result: Json<Record<string, unknown>> | null
  startedBy: string
  cancelRequested: Generated<boolean>
  createdAt: Instant
  updatedAt: MovingInstant
  finishedAt: MovingInstant | null
}

type QualityPolicyTable = {
  id: string
  version: string
  rules: Json<QualityPolicy>
  note: string
  state: Generated<'proposed' | 'in_force' | 'replaced' | 'refused'>
  simulation: Json<Simulation> | null
  proposedBy: string
  proposedAt: Instant
  approvedBy: string | null
  refusedBy: string | null
  closedAt: MovingInstant | null
}

type QualityRunTable = {
  id: GeneratedAlways<number>
  asOf: Day
  policyVersion: string
  rules: Json<QualityPolicy>
  state: Generated<'running' | 'done'>
  proposes: boolean
  shape: number | null
  indicatorShapes: number[] | null
  weeklyCv2: number | null
  cv2AsOf: Day | null
  lists: Json<RunLists> | null
  counts: Json<RunCounts> | null
  startedAt: Instant
  finishedAt: MovingInstant | null
}

type SellerQualityTable = {
  runId: number
  sellerId: string
  mode: Mode
  category: string
  size: SellerSize
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
  headline: 90 | 365
  events: number[]
  totals: number[]
  means: number[]
  ratio: number | null
  score: number | null
  coverage: number | null
  grade: Grade | null
  status: Generated<QualityStatus>
  judged: Json<Judged> | null
  computedAt: MovingInstant
}

export type ProposalStatus = 'pending' | 'stale' | 'taken' | 'dismissed'

type QualityProposalTable = {
  id: string
  runId: number
  sellerId: string
  week: Day
  policyVersion: string
  status: Generated<ProposalStatus>
  harm: number
  evidence: Json<SellerEvidence>
  failingRuns: Generated<number>
  checkedOn: Day
  createdAt: Instant
  closedAt: MovingInstant | null
}

export interface QualitySchema {
  longTask: LongTaskTable
  qualityBenchmark: { runId: number; mode: Mode; days: number; cell: number; means: number[] }
  qualityCell: { id: GeneratedAlways<number>; category: string; priceBand: number }
  qualityCount: {
    onlyRow: Generated<boolean>
    asOf: Day
    rebuiltOn: Day | null
    rebuiltRows: Generated<number>
    driftedRows: Generated<number>
  }
  qualityCounter: CountedByAge & { sellerId: string; cell: number }
  qualityDay: Counted & { sellerId: string; day: Day; cell: number }
  qualityDirty: { sellerId: string; day: Day }
  qualityMarketDay: {
    day: Day
    reviews: number
    negatives: number
    linkedReviews: number
    linkedNegatives: number
  }
  qualityOvertaken: { sellerId: string }
  qualityPeerGroup: {
    runId: number
    category: string
    size: SellerSize | ''
    sellers: number
    q1: number
    median: number
    q3: number
  }
  qualityPolicy: QualityPolicyTable
  qualityProposal: QualityProposalTable
  qualityRun: QualityRunTable
  qualitySeller: {
    sellerId: string
    mode: Generated<Mode>
    byOrders: GeneratedAlways<boolean>
    firstOrderOn: Day | null
    /** The first day that speaks for or against the seller; null where nothing is cut off. */
    evidenceFrom: Day | null
    toldGrade: Grade | null
    toldStatus: QualityStatus | null
  }
  sellerQuality: SellerQualityTable
}
