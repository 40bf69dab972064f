import type { Generated } from 'kysely'
import type { Instant, MovingInstant } from '#db/schema/columns'
import type { DisputeState } from '#domain/disputes/dispute'
import type { Fault, FaultOfOthers } from '#domain/disputes/fault'
import type { FaultClaimState } from '#domain/disputes/fault-claim'

type FaultClaimTable = {
  id: Generated<string>
  reviewId: string
  revision: number
  sellerId: string
  fault: FaultOfOthers
  text: string
  state: Generated<FaultClaimState>
  filedBy: string
  filedAt: Instant
  dueAt: Instant
  found: Fault | null
  decidedBy: string | null
  decidedAt: MovingInstant | null
  note: string | null
  statementId: string | null
  waiverId: string | null
  version: Generated<number>
}

export interface DisputesSchema {
  faultClaim: FaultClaimTable
  platformAnswer: {
    reviewId: string
    revision: number
    text: string
    writtenBy: string
    writtenAt: MovingInstant
    publishedBy: string | null
    publishedAt: MovingInstant | null
  }
  reviewDispute: {
    id: Generated<string>
    reviewId: string
    revision: number
    sellerId: string
    reasonCode: string
    text: string
    newFacts: string | null
    state: Generated<DisputeState>
    filedBy: string
    filedAt: Instant
    dueAt: MovingInstant
    decidedBy: string | null
    decidedAt: MovingInstant | null
    note: string | null
    statementId: string | null
    waiverId: string | null
    version: Generated<number>
  }
  removalVoice: {
    disputeId: string
    reviewId: string
    voicedBy: string
    voicedAt: Instant
    note: string | null
  }
  disputeWarning: { sellerId: string; warnedAt: Instant }
  reviewFault: {
    reviewId: string
    revision: number
    fault: Fault
    setBy: string
    setAt: MovingInstant
    note: string | null
    waiverId: string | null
  }
}
