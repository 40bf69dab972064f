import type { AgreementFacts, OwnAgreement, RemedyFacts } from '#app/components/mediation/facts.ts'
import type { Database } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findOrderCurrency } from '#db/complaints/purchase'
import { findArbitration } from '#db/mediation/arbitrations'
import { hasAskedArbitration } from '#db/mediation/asked-arbitration'
import { findOpenMediation } from '#db/mediation/mediations'
import { listOffers } from '#db/mediation/offers'
import { findRemedy } from '#db/mediation/remedies'
import { findSettlement } from '#db/mediation/settlements'
import { listStoppedConditions } from '#db/mediation/stopped'
import { isMediationDue } from '#domain/complaints/clock'
import type { ComplaintSide } from '#domain/complaints/mover'
import { isSealed } from '#domain/mediation/arbitration'
import { allowedOfferMoves, takesOffers } from '#domain/mediation/offer'
import { canBeMissed, takesLateProof } from '#domain/mediation/remedy'

const usualCurrency = 'UAH'

/**
 * What is known of an agreement, for our people with the words of a proof that are kept back; whoever mediated or decided
 * is left out.
 */
export async function readAgreement(db: Database, complaint: Complaint, now: Date): Promise<AgreementFacts> {
  const { id, number, state, version, filedBy, dueAt } = complaint
  const [offers, settlement, arbitration, remedy, mediation, paidIn, isAsked] = await Promise.all([
    listOffers(db, id),
    findSettlement(db, id),
    findArbitration(db, id),
    findRemedy(db, id),
    findOpenMediation(db, id),
    findOrderCurrency(db, complaint),
    state === 'mediation' && hasAskedArbitration(db, complaint),
  ])
  const offered = offers.find(({ terms }) => terms.money)?.terms.money?.currency
  return {
    complaint: { id, number, state, version, filedBy, dueAt },
    offers: offers.map(({ settledAt: _, ...offer }) => offer),
    settlement: settlement ? withoutMediation(settlement) : null,
    arbitration: arbitration ? withoutPeople(arbitration, now) : null,
    remedy: remedy ?? null,
    isMediated: mediation !== undefined || state === 'mediation',
    currency: paidIn ?? offered ?? usualCurrency,
    isArbitrationAsked: isAsked,
  }
}

/** The same with what one side can do now. */
export async function readOwnAgreement(
  db: Database,
  complaint: Complaint,
  side: ComplaintSide,
  { now, zone }: { now: Date; zone: string },
): Promise<OwnAgreement> {
  const isMediated = complaint.state === 'mediation'
  const [facts, stopped, hasAsked] = await Promise.all([
    readAgreement(db, complaint, now),
    listStoppedConditions(db, complaint.id),
    isMediated && hasAskedArbitration(db, complaint, side),
  ])
  const open = facts.offers.find(({ state }) => state === 'open')
  const isNegotiated = complaint.state === 'negotiation'
  const takes = takesOffers(complaint.state)
  const rounds = facts.offers.filter(({ state }) => state !== 'open' && state !== 'withdrawn').length
  const since = complaint.stageSince ?? complaint.receivedAt
  const last = stopped.find(({ triedBy, place }) => triedBy === side && place === 'offer')
  const lastOffer = facts.offers.findLast(({ madeBy }) => madeBy === side)
  const isOvertaken = last && lastOffer && lastOffer.madeAt > last.stoppedAt
  return {
    ...facts,
    remedy: facts.remedy && withoutKept(facts.remedy),
    side,
    offerMoves: takes && open ? allowedOfferMoves(open, side, now) : [],
    canOffer: takes && open?.madeBy !== side,
    canAskMediation: isNegotiated && isMediationDue({ rounds, since }, now, zone),
    ...whatOfRemedy(facts, side, now),
    asksArbitration: isMediated ? (hasAsked ? 'has' : 'can') : null,
    stopped: takes && last && !isOvertaken ? last.phrases : [],
  }
}

/** What a side can say of what is owed, or was and is mediated about. */
function whatOfRemedy({ remedy, complaint: { state } }: AgreementFacts, side: ComplaintSide, now: Date) {
  const isOwed = remedy !== null && state === 'remedy_pending'
  const isLate = remedy?.state === 'missed' && state === 'mediation'
  const isTheirs = side === 'complainant'
  return {
    canProve: !isTheirs && ((isOwed && remedy.state === 'owed') || (isLate && takesLateProof(remedy))),
    missableFrom: isOwed && isTheirs ? remedy.dueAt : null,
    canSayMissed: isOwed && isTheirs && canBeMissed(remedy, now),
    canConfirmLate: isLate && isTheirs,
  }
}

/** No side reads in an agreement what one of our people reads first, or has stopped. */
function withoutKept(remedy: RemedyFacts): RemedyFacts {
  return remedy.proofKept ? { ...remedy, proof: null } : remedy
}

type Settlement = NonNullable<Awaited<ReturnType<typeof findSettlement>>>

function withoutMediation({ mediationId: _, ...settlement }: Settlement) {
  return settlement
}

type Arbitration = NonNullable<Awaited<ReturnType<typeof findArbitration>>>

function withoutPeople(
  { id: _, openedBy: _by, arbiterId: _arbiter, arbiter: _name, ...rest }: Arbitration,
  now: Date,
) {
  return { ...rest, isSealed: rest.decidedAt !== null || isSealed(rest, now) }
}
