import type { AgreementFacts, OwnAgreement } from '#app/components/mediation/facts.ts'
import type { Database } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findArbitration } from '#db/mediation/arbitrations'
import { findOpenMediation } from '#db/mediation/mediations'
import { listOffers } from '#db/mediation/offers'
import { findRemedy } from '#db/mediation/remedies'
import { findSettlement } from '#db/mediation/settlements'
import { listStoppedConditions } from '#db/mediation/stopped'
import { isMediationDue } from '#domain/complaints/clock'
import type { ComplaintSide } from '#domain/complaints/mover'
import { isSealed } from '#domain/mediation/arbitration'
import { allowedOfferMoves } from '#domain/mediation/offer'

const usualCurrency = 'UAH'

/** What both sides may know of an agreement; whoever mediated or decided is left out. */
export async function readAgreement(
  db: Database,
  { id, number, state, version }: Complaint,
  now: Date,
): Promise<AgreementFacts> {
  const [offers, settlement, arbitration, remedy, mediation] = await Promise.all([
    listOffers(db, id),
    findSettlement(db, id),
    findArbitration(db, id),
    findRemedy(db, id),
    findOpenMediation(db, id),
  ])
  return {
    complaint: { id, number, state, version },
    offers: offers.map(({ settledAt: _, ...offer }) => offer),
    settlement: settlement ? withoutMediation(settlement) : null,
    arbitration: arbitration ? withoutPeople(arbitration, now) : null,
    remedy: remedy ?? null,
    isMediated: mediation !== undefined || state === 'mediation',
    currency: offers.find(({ terms }) => terms.money)?.terms.money?.currency ?? usualCurrency,
  }
}

/** The same with what one side can do now. */
export async function readOwnAgreement(
  db: Database,
  complaint: Complaint,
  side: ComplaintSide,
  { now, zone }: { now: Date; zone: string },
): Promise<OwnAgreement> {
  const [facts, stopped] = await Promise.all([
    readAgreement(db, complaint, now),
    listStoppedConditions(db, complaint.id),
  ])
  const open = facts.offers.find(({ state }) => state === 'open')
  const isNegotiated = complaint.state === 'negotiation'
  const rounds = facts.offers.filter(({ state }) => state !== 'open' && state !== 'withdrawn').length
  const since = complaint.stageSince ?? complaint.receivedAt
  const last = stopped.find(({ triedBy, place }) => triedBy === side && place === 'offer')
  const lastOffer = facts.offers.findLast(({ madeBy }) => madeBy === side)
  const isOvertaken = last && lastOffer && lastOffer.madeAt > last.stoppedAt
  return {
    ...facts,
    side,
    offerMoves: isNegotiated && open ? allowedOfferMoves(open, side, now) : [],
    canOffer: isNegotiated && open?.madeBy !== side,
    canAskMediation: isNegotiated && isMediationDue({ rounds, since }, now, zone),
    canProve: side === 'respondent' && facts.remedy?.state === 'owed',
    stopped: isNegotiated && last && !isOvertaken ? last.phrases : [],
  }
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
