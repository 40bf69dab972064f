import { answerProof } from '#commands/mediation/answer-proof'
import { askMediation } from '#commands/mediation/ask-mediation'
import { decideArbitration } from '#commands/mediation/decide-arbitration'
import { makeOffer } from '#commands/mediation/make-offer'
import { openArbitration } from '#commands/mediation/open-arbitration'
import { proveRemedy } from '#commands/mediation/prove-remedy'
import { settleOffer } from '#commands/mediation/settle-offer'
import { takeMediation } from '#commands/mediation/take-mediation'
import { listOffers } from '#db/mediation/offers'
import { moves, type OfferMove, type Side, type Staff } from '#tests/db/complaints/complaint-model'
import { asSide, step } from '#tests/db/complaints/model-step'
import { redo } from '#tests/setup/mediation'
import { zone } from '#tests/setup/zone'

export const askFor = (side: Side) =>
  step({
    name: `ask for a mediator ${side}`,
    expect: (model) => moves.askMediation(model, side),
    ask: ({ db, doers }, on, now) => askMediation(db, { ...on, zone }, doers[side], now),
  })
export const offer = (side: Side) =>
  step({
    name: `offer ${side}`,
    expect: (model) => moves.offer(model, side),
    ask: ({ db, doers, shop }, on, now) => {
      const by = { side: asSide[side], authorId: side === 'shop' ? shop.id : null }
      return makeOffer(db, { ...on, ...by, terms: redo, words: '', hours: 72 }, doers[side], now)
    },
  })
export const settle = (side: Side, move: OfferMove) =>
  step({
    name: `${move} ${side}`,
    expect: (model) => moves.settle(model, side, move),
    ask: async ({ db, doers, complaintId }, on, now) => {
      const open = (await listOffers(db, complaintId)).find(({ state }) => state === 'open')
      const which = { offerId: open?.id ?? crypto.randomUUID(), move, side: asSide[side], zone }
      return settleOffer(db, { ...on, ...which }, doers[side], now)
    },
  })
export const prove = () =>
  step({
    name: 'prove',
    expect: (model) => moves.prove(model),
    ask: ({ db, doers }, on, now) => {
      const proof = { by: 'respondent', terms: redo, proof: 'NP-1', zone } as const
      return proveRemedy(db, { ...on, ...proof }, doers.shop, now)
    },
  })
export const answerOf = (isFulfilled: boolean) =>
  step({
    name: isFulfilled ? 'it was done' : 'it was not done',
    expect: (model) => moves.answerProof(model, isFulfilled),
    ask: ({ db, doers }, on, now) => answerProof(db, { ...on, isFulfilled }, doers.buyer, now),
  })
export const mediate = (by: Staff) =>
  step({
    name: `mediate ${by}`,
    expect: (model) => moves.takeMediation(model, by),
    ask: ({ db, people }, on, now) => takeMediation(db, on, people[by], now),
  })
export const arbitrate = (by: Staff, isRequested: boolean) =>
  step({
    name: `arbitrate ${by} ${isRequested}`,
    expect: (model) => moves.openArbitration(model, by, isRequested),
    ask: ({ db, people }, on, now) => openArbitration(db, { ...on, isRequested, zone }, people[by], now),
  })
export const decide = (by: Staff) =>
  step({
    name: `decide ${by}`,
    expect: (model) => moves.decide(model, by),
    ask: ({ db, people }, on, now) => {
      const reasons = 'The tracking shows that it came on the day that was promised.'
      const owed = { terms: undefined, dueDays: 7, zone }
      const found = { decidedFor: 'seller', ground: 'evidence', reasons, ...owed } as const
      return decideArbitration(db, { ...on, ...found }, people[by], now)
    },
  })
