import type { Generated, GeneratedAlways } from 'kysely'
import type { Bytes, Day, Instant, Json, MovingInstant } from '#db/schema/columns'
import type { Withdrawn } from '#domain/complaints/desk'
import type { HeldOutcome } from '#domain/complaints/held'
import type { ComplaintLane } from '#domain/complaints/lane'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { ComplaintState } from '#domain/complaints/state'
import type { ComplaintFiler, ComplaintSeverity, ComplaintTopic } from '#domain/complaints/topic'
import type { ComplaintCheck } from '#domain/complaints/triage'
import type { Language } from '#domain/language'

export type ComplaintTable = {
  id: string
  number: GeneratedAlways<number>
  sellerId: string
  orderId: string | null
  complainantId: string
  kind: string
  text: string
  evidence: Json<unknown[]>
  createdAt: Instant
  channel: Generated<'api' | 'portal' | 'form' | 'notice'>
  filedBy: Generated<ComplaintFiler>
  topic: ComplaintTopic | null
  subtopic: string | null
  severity: Generated<ComplaintSeverity>
  language: Language | null
  contactEmail: string | null
  state: Generated<ComplaintState>
  stageSince: MovingInstant | null
  dueAt: MovingInstant | null
  clockAt: MovingInstant | null
  answerText: string | null
  duplicateOf: string | null
  contestedAt: MovingInstant | null
  reopenedAt: MovingInstant | null
  namesComplainant: Generated<boolean>
  sellerAskedAt: MovingInstant | null
  reminded: Generated<number>
  sellerAnswer: 'accept' | 'offer' | 'dispute' | null
  sellerAnsweredAt: MovingInstant | null
  closedAt: MovingInstant | null
  withdrawal: Withdrawn | null
  withdrawalHeardAt: MovingInstant | null
  withdrawalHeardBy: string | null
  checked: Generated<ComplaintCheck[]>
  decidedFor: 'buyer' | 'seller' | 'nobody' | null
  decidedAt: MovingInstant | null
  version: Generated<number>
  contentDigest: Bytes
  receivedAt: Instant
}

export type ComplaintMessageTable = {
  id: Generated<string>
  complaintId: string
  lane: ComplaintLane
  sentBy: ComplaintSide | 'staff'
  authorId: string | null
  text: string
  sentAt: Instant
  requestKey: string
}

type ComplaintSatisfactionTable = {
  complaintId: string
  side: ComplaintSide
  score: number
  words: string | null
  ratedAt: Instant
}

type ComplaintNoticeTable = {
  complaintId: string
  reviewId: string
  location: string
  name: string | null
  confirmedAt: Instant
  flaggerId: string | null
}

type TrustedFlaggerTable = {
  id: Generated<string>
  name: string
  email: string
  since: Day
  endsAt: MovingInstant | null
  suspendedAt: MovingInstant | null
  createdAt: Instant
  createdBy: string | null
}

export type HeldMessageTable = {
  id: Generated<string>
  complaintId: string
  sentBy: ComplaintSide
  authorId: string | null
  text: string
  heldAt: Instant
  requestKey: string
  outcome: HeldOutcome | null
  decidedBy: string | null
  decidedAt: MovingInstant | null
}

export interface ComplaintSchema {
  heldMessage: HeldMessageTable
  complaintNotice: ComplaintNoticeTable
  trustedFlagger: TrustedFlaggerTable
  complaintSatisfaction: ComplaintSatisfactionTable
  complaint: ComplaintTable
  complaintMove: { fromState: string; toState: string }
  complaintMessage: ComplaintMessageTable
}
