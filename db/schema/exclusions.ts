import type { Generated } from 'kysely'
import type { Day, Instant, Json, MovingInstant } from '#db/schema/columns'
import type { Condition } from '#domain/exclusion/conditions'
import type { RefusalReasonCode } from '#domain/exclusion/reasons/reason'
import type { RecheckFindings } from '#domain/exclusion/recheck'
import type { ExclusionSnapshot } from '#domain/exclusion/snapshot'
import type { ExclusionState } from '#domain/exclusion/state'
import type { TerminationException } from '#domain/exclusion/termination'
import type { Language } from '#domain/language'
import type { RecheckCheck } from '#domain/quality/recheck'
import type { StatementFields } from '#domain/statements/fields'
import type { StatementKind, StatementSubject } from '#domain/statements/kind'

export type ExclusionTable = {
  id: Generated<string>
  sellerId: string
  state: ExclusionState
  scope: Generated<'all' | 'category'>
  category: string | null
  reasonCodes: string[]
  note: string | null
  /** An IANA time zone, in which the days of this case are counted. */
  zone: string
  snapshot: Json<ExclusionSnapshot> | null
  proposalId: string | null
  openedAt: Instant
  proposedBy: string | null
  proposedAt: MovingInstant | null
  approvedBy: string | null
  approvedAt: MovingInstant | null
  noticedAt: MovingInstant | null
  noticeEscalatedAt: MovingInstant | null
  stoppedBy: string | null
  stoppedAt: MovingInstant | null
  stopReviewDueAt: MovingInstant | null
  stopEscalatedAt: MovingInstant | null
  stopConfirmedBy: string | null
  effectiveAt: MovingInstant | null
  /** D0. */
  dayZero: Day | null
  recheckNotBefore: MovingInstant | null
  nextRecheckAt: MovingInstant | null
  cycle: Generated<number>
  refusals: Generated<number>
  pausedFrom: MovingInstant | null
  pausedUntil: MovingInstant | null
  /** The cycle it was last paused in. */
  pausedCycle: number | null
  reinstatedAt: MovingInstant | null
  probationUntil: MovingInstant | null
  /** 0, 30, 60 or 90; under a strict watch also 15, 45 or 75. */
  watchedDay: Generated<number>
  nextWatchAt: MovingInstant | null
  strictWatch: Generated<boolean>
  annulmentAskedBy: string | null
  annulmentReason: string | null
  annulledBy: string | null
  terminationNoticedBy: string | null
  terminationNoticedAt: MovingInstant | null
  terminatesAt: MovingInstant | null
  terminationException: TerminationException | null
  endedAt: MovingInstant | null
  /** Counts what people and the marketplace did; a clock's move is no change anybody could have missed. */
  version: Generated<number>
}

export type ExclusionRecheckTable = {
  id: Generated<string>
  exclusionId: string
  cycle: number
  openedBy: string
  openedAt: Instant
  evidence: Json<RecheckFindings>
  outcome: 'reinstate' | 'hold' | 'extend'
  failed: RecheckCheck[]
  isUnmeasured: boolean
  conditions: Json<Condition[]>
}

export type RecheckDecisionTable = {
  id: Generated<string>
  recheckId: string
  exclusionId: string
  outcome: 'reinstate' | 'uphold'
  reasons: RefusalReasonCode[]
  /** Per reason the items it rests on. */
  facts: Json<Record<string, string[]>>
  note: string
  isOverride: boolean
  nextRecheckDay: Day | null
  decidedBy: string
  decidedAt: Instant
  requestKey: string
}

export interface ExclusionSchema {
  exclusionMove: { fromState: string; toState: string }
  exclusion: ExclusionTable
  exclusionRecheck: ExclusionRecheckTable
  recheckDecision: RecheckDecisionTable
  recheckApproval: {
    decisionId: string
    isApproved: boolean
    note: string | null
    decidedBy: string
    decidedAt: Instant
  }
  reviewResolution: {
    reviewId: string
    sellerId: string
    state: 'resolved_by_buyer' | 'objective_reason'
    objectiveReason: string | null
    note: string | null
    setBy: string
    setAt: MovingInstant
  }
  statement: {
    id: Generated<string>
    kind: StatementKind
    subjectKind: StatementSubject
    subjectId: string
    /** The seller, or else the person without an account, by the marketplace's id: one of the two is given. */
    addresseeSellerId: string | null
    addresseePersonId: string | null
    /** The decision about a review that it explains. */
    decisionId: string | null
    language: Language
    title: string
    body: string
    /** Only where it restricts somebody. */
    fields: Json<StatementFields> | null
    createdAt: Instant
  }
  statementDelivery: {
    statementId: string
    channel: 'portal' | 'email' | 'marketplace'
    state: 'queued' | 'delivered' | 'failed'
    at: MovingInstant
  }
}
