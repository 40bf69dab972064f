import type { Generated } from 'kysely'
import type { Instant, MovingInstant } from '#db/schema/columns'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { ArbitrationGround } from '#domain/mediation/arbitration'
import type { OfferState } from '#domain/mediation/offer'
import type { RemedyKind, RemedyState } from '#domain/mediation/remedy'

type Terms = {
  kind: RemedyKind
  /** A decimal string. */
  amount: string | null
  currency: string | null
  percent: number | null
}

type OfferTable = Terms & {
  id: Generated<string>
  complaintId: string
  madeBy: ComplaintSide
  authorId: string | null
  words: string
  state: Generated<OfferState>
  counters: string | null
  madeAt: Instant
  expiresAt: Instant
  settledAt: MovingInstant | null
}

type StoppedConditionTable = {
  id: Generated<string>
  complaintId: string
  triedBy: ComplaintSide | 'staff'
  authorId: string | null
  place: 'offer' | 'settlement' | 'message' | 'decision' | 'proof'
  phrases: string[]
  stoppedAt: Instant
}

type MediationTable = {
  id: Generated<string>
  complaintId: string
  why: 'asked' | 'silence' | 'remedy_missed'
  openedAt: Instant
  endedAt: MovingInstant | null
  outcome: 'settled' | 'arbitration' | 'withdrawn' | 'appealed' | null
}

type SettlementTable = Terms & {
  id: Generated<string>
  mediationId: string
  complaintId: string
  dueDays: number
  text: string
  draftedBy: string
  draftedAt: Instant
  complainantSignedAt: MovingInstant | null
  respondentSignedAt: MovingInstant | null
  replacedAt: MovingInstant | null
}

type ArbitrationTable = {
  id: Generated<string>
  complaintId: string
  openedBy: string
  openedAt: Instant
  evidenceUntil: Instant
  complainantRestedAt: MovingInstant | null
  respondentRestedAt: MovingInstant | null
  arbiterId: string | null
  decidedAt: MovingInstant | null
  decidedFor: 'buyer' | 'seller' | 'nobody' | null
  ground: ArbitrationGround | null
  reasons: string | null
  endedAt: MovingInstant | null
}

type RemedyTable = Terms & {
  id: Generated<string>
  complaintId: string
  source: 'offer' | 'settlement' | 'decision'
  sourceId: string
  state: Generated<RemedyState>
  owedAt: Instant
  dueAt: Instant
  proof: string | null
  provenBy: ComplaintSide | 'host' | null
  provenAt: MovingInstant | null
  standsAt: MovingInstant | null
  settledAt: MovingInstant | null
}

export interface MediationSchema {
  declaredTie: { accountId: string; partyId: string; declaredAt: Instant }
  complaintOffer: OfferTable
  stoppedCondition: StoppedConditionTable
  complaintMediation: MediationTable
  complaintMediator: {
    mediationId: string
    complaintId: string
    accountId: string
    since: Instant
    /** In which order they took it: two may have the same instant. */
    place: Generated<string>
  }
  complaintSettlement: SettlementTable
  complaintArbitration: ArbitrationTable
  complaintRemedy: RemedyTable
}
