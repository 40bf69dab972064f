import type { Generated } from 'kysely'
import type { Instant, MovingInstant } from '#db/schema/columns'
import type { RingState } from '#domain/rings/ring'
import type { TieKind } from '#domain/rings/tie'

type RingTable = {
  id: Generated<string>
  number: Generated<number>
  state: Generated<RingState>
  foundAt: Instant
  grewAt: MovingInstant
  version: Generated<number>
  round: Generated<number>
  decidedBy: string | null
  decidedAt: MovingInstant | null
  reasonCode: string | null
  note: string | null
}

type RingMemberTable = {
  ringId: string
  authorId: string
  joinedAt: Instant
  exemptedBy: string | null
  exemptedAt: MovingInstant | null
  exemptReason: string | null
}

type RingTieTable = {
  ringId: string
  kind: TieKind
  key: string
  authorIds: string[]
  reviewIds: string[]
}

type RingReviewTable = {
  ringId: string
  reviewId: string
  authorId: string
  joinedAt: Instant
  round: number | null
  seenVersion: number | null
  outcome: string | null
  decisionId: string | null
}

export interface RingsSchema {
  ring: RingTable
  ringMember: RingMemberTable
  ringTie: RingTieTable
  ringReview: RingReviewTable
  ringSearch: { onlyRow: Generated<boolean>; eventId: Generated<number>; lookedAt: MovingInstant | null }
}
