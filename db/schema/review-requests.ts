import type { Generated } from 'kysely'
import type { Instant, MovingInstant } from '#db/schema/columns'
import type { Language } from '#domain/language'
import type { PickingOutcome } from '#domain/review-requests/skew'

type ReviewRequestTable = {
  orderId: string
  sellerId: string
  buyerId: string
  language: Language
  wording: number
  requestedBy: string | null
  requestedAt: Instant
}

type PraisePickingTable = {
  id: Generated<string>
  sellerId: string
  foundAt: Instant
  invited: number
  invitedTroubled: number
  others: number
  othersTroubled: number
  settledAt: MovingInstant | null
  settledBy: string | null
  outcome: PickingOutcome | null
  note: string | null
  told: string | null
}

export interface ReviewRequestsSchema {
  reviewRequest: ReviewRequestTable
  praisePicking: PraisePickingTable
}
