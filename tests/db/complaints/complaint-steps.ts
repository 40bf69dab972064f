import { sql } from 'kysely'
import { expect } from 'vitest'
import { answerComplaint } from '#commands/complaints/answer-complaint'
import type { ComplaintAnswer, ComplaintCommand } from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { keepComplaintClock } from '#commands/complaints/keep-complaint-clock'
import { returnToComplaint } from '#commands/complaints/return-to-complaint'
import { triageComplaint } from '#commands/complaints/triage-complaint'
import { withdrawComplaint } from '#commands/complaints/withdraw-complaint'
import { askMediation } from '#commands/mediation/ask-mediation'
import { decideArbitration } from '#commands/mediation/decide-arbitration'
import { keepMediationClock } from '#commands/mediation/keep-mediation-clock'
import { makeOffer } from '#commands/mediation/make-offer'
import { openArbitration } from '#commands/mediation/open-arbitration'
import { answerProof, proveRemedy } from '#commands/mediation/prove-remedy'
import { settleOffer } from '#commands/mediation/settle-offer'
import { takeMediation } from '#commands/mediation/take-mediation'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import { listOffers } from '#db/mediation/offers'
import { findRemedy } from '#db/mediation/remedies'
import type { TriageDecision } from '#domain/complaints/triage'
import type { Person } from '#domain/permission'
import type { Result } from '#domain/result'
import {
  type ComplaintModel,
  dayMs,
  type Expected,
  keepModelClocks,
  moves,
  type OfferMove,
  type Other,
  type Side,
  type Staff,
  type TriageMove,
  twins,
} from '#tests/db/complaints/complaint-model'
import { fileComplaint } from '#tests/setup/complaints'
import { redo } from '#tests/setup/mediation'
import { command } from '#tests/setup/model-command'
import { zone } from '#tests/setup/zone'

/** Who acts on which complaint, in the database. */
export type Real = {
  db: Database
  people: Record<Staff, Person>
  doers: Record<Side, ComplaintDoer>
  shop: Person
  complaintId: string
}
type Answer = Result<ComplaintAnswer, { reason: string }>

/** A move of somebody's: what ought to come of it, and what is really asked. */
type Step = {
  name: string
  expect: (model: ComplaintModel) => Expected
  ask: (real: Real, on: ComplaintCommand, now: Date) => Promise<Answer>
}

/** Makes the move, and finds of it what ought to have come. */
async function make(made: Step, model: ComplaintModel, real: Real): Promise<void> {
  const { name, ask } = made
  const before = await find(real)
  const { complaintId } = real
  const on = { complaintId, seenVersion: model.version, requestKey: crypto.randomUUID() }
  const now = new Date(model.now)
  const answer = await ask(real, on, now)
  const expected = made.expect(model)
  expect([name, answer.ok ? undefined : answer.refusal.reason]).toEqual([name, expected])
  const after = await compare(model, real)
  if (!answer.ok) {
    expect(after, name).toEqual(before)
    return
  }
  expect(await ask(real, on, now), `${name} again`).toEqual(answer)
  const stale = await ask(real, { ...on, requestKey: crypto.randomUUID() }, now)
  expect(stale, `${name} with an old page`).toMatchObject({ refusal: { reason: 'complaint_changed' } })
  expect(await find(real), name).toEqual(after)
  expect(await countKeyed(real.db, on.requestKey), name).toBe(1)
}

/** Days go by, and the clocks do what is due. */
export const wait = (days: number) =>
  command<ComplaintModel, Real>(`wait ${days} days`, async (model, real) => {
    model.now += days * dayMs
    await keepComplaintClock(real.db, real, new Date(model.now))
    await keepMediationClock(real.db, real, new Date(model.now))
    keepModelClocks(model)
    await compare(model, real)
  })

const asSide = { buyer: 'complainant', shop: 'respondent' } as const satisfies Record<Side, string>

/** What is known of the complaint, how many events there are, and how often each move is told. */
async function find({ db, complaintId }: Real) {
  const found = await findComplaint(db, complaintId)
  const { rows } = await sql<{ events: number; moved: number; announced: number; wrongly: number }>`
    with of_it as (
      select id, type, (
        select count(*) from outbox o where o.event_id = event.id and o.job = 'announce') as told
      from event where subject_kind = 'complaint' and subject_id = ${complaintId})
    select count(*)::int as events,
      count(*) filter (where type = 'complaint_moved')::int as moved,
      count(*) filter (where type = 'complaint_moved' and told = 1)::int as announced,
      count(*) filter (where told > 1)::int as wrongly
    from of_it`.execute(db)
  return { state: found?.state, version: found?.version, ...rows[0] }
}

const idOf = ({ complaintId }: Real, which: 'own' | Other) =>
  which === 'own' ? complaintId : `${complaintId}-${which}`

/** The other complaints are filed when the first is to be joined. */
async function fileOthers(real: Real): Promise<void> {
  if (await findComplaint(real.db, idOf(real, 'strange'))) return
  for (const which of [...twins, 'strange'] as const) {
    const complainantId = which === 'strange' ? { complainantId: 'buyer-8' } : {}
    const id = idOf(real, which)
    await fileComplaint(real.db, { id, orderId: `o-${id}`, text: `Of the ${which}.`, ...complainantId })
  }
}

/** Each is joined with what it ought to be, and was handed the words of all that were ever joined with it, once. */
async function compareJoined(model: ComplaintModel, real: Real): Promise<void> {
  const ofAll = ['own', ...twins] as const
  const found = await real.db
    .selectFrom('complaint')
    .select(['id', 'state', 'duplicateOf', 'text'])
    .where(
      'id',
      'in',
      ofAll.map((which) => idOf(real, which)),
    )
    .execute()
  const nameOf = (complaintId: string | null) =>
    ofAll.find((which) => idOf(real, which) === complaintId) ?? null
  const messages = await real.db
    .selectFrom('complaintMessage')
    .select(['complaintId', 'text'])
    .where('lane', '=', 'complainant')
    .where(
      'complaintId',
      'in',
      ofAll.map((which) => idOf(real, which)),
    )
    .execute()
  for (const { id, state, duplicateOf } of found) {
    const which = nameOf(id) ?? 'own'
    const joinedWith = which === 'own' ? model.joinedWith : model.twins[which]
    expect([which, nameOf(duplicateOf), state === 'duplicate']).toEqual([
      which,
      joinedWith,
      joinedWith !== null,
    ])
    const theirs = messages.filter(({ complaintId }) => complaintId === id)
    const handed = found.flatMap((one) =>
      theirs.filter(({ text }) => text === one.text).map(() => nameOf(one.id)),
    )
    expect([which, handed.sort()]).toEqual([which, model.handed[which]])
  }
}

async function countKeyed(db: Database, requestKey: string): Promise<number> {
  const { rows } = await sql<{ events: number }>`
    select count(*)::int as events from event where request_key = ${requestKey}`.execute(db)
  return rows[0]?.events ?? 0
}

async function compare(model: ComplaintModel, real: Real) {
  const found = await find(real)
  expect(found).toMatchObject({ state: model.state, version: model.version, wrongly: 0 })
  await compareJoined(model, real)
  // Its receipt alone is told with what follows it.
  expect(found.announced).toBe((found.moved ?? 0) - 1)
  const offers = await listOffers(real.db, real.complaintId)
  const standing = offers.filter(({ state }) => state === 'open').map(({ madeBy }) => madeBy)
  expect(standing, 'what stands open').toEqual(model.offer ? [asSide[model.offer.by]] : [])
  const remedy = await findRemedy(real.db, real.complaintId)
  expect(remedy?.state, 'what was promised').toBe(model.remedy?.state)
  const { rows } = await sql<{ both: number }>`
    select count(*)::int as both from complaint_arbitration a
    join complaint_mediator m on m.complaint_id = a.complaint_id and m.account_id = a.arbiter_id
    where a.complaint_id = ${real.complaintId}`.execute(real.db)
  expect(rows, 'nobody decides what they mediated').toEqual([{ both: 0 }])
  return found
}

const step = (made: Step) =>
  command<ComplaintModel, Real>(made.name, (model, real) => make(made, model, real))
const decisions = {
  ...{ ask_seller: { move: 'ask_seller', hours: 72, namesComplainant: false } },
  ...{ put_out_of_scope: { move: 'put_out_of_scope', answer: 'It is not for us.' } },
  ...{ find_invalid: { move: 'find_invalid', answer: 'There is no such order.' } },
  ...{ fast_track: { move: 'fast_track' }, clear_danger: { move: 'clear_danger' } },
  ...{ resume_triage: { move: 'resume_triage' }, resume_mediation: { move: 'resume_mediation' } },
} as const satisfies Record<TriageMove, TriageDecision>
export const triage = (by: Staff, move: TriageMove) =>
  step({
    name: `${move} ${by}`,
    expect: (model) => moves.triage(model, by, move),
    ask: ({ db, people }, on, now) =>
      triageComplaint(db, { ...on, zone, decision: decisions[move] }, people[by], now),
  })
/** One of our people joins it with another. */
export const join = (by: Staff, other: Other | 'own') =>
  step({
    name: `join with ${other} ${by}`,
    expect: (model) => moves.join(model, by, other),
    ask: async (real, on, now) => {
      await fileOthers(real)
      const decision = { move: 'mark_duplicate', duplicateOf: idOf(real, other) } as const
      return triageComplaint(real.db, { ...on, zone, decision }, real.people[by], now)
    },
  })
/** Another is joined with it, which changes nothing of this one. */
export const takeIn = (by: Staff, other: Other) =>
  command<ComplaintModel, Real>(`take in ${other} ${by}`, async (model, real) => {
    await fileOthers(real)
    const [complaintId, now] = [idOf(real, other), new Date(model.now)]
    const on = { complaintId, requestKey: crypto.randomUUID(), zone }
    const decision = { move: 'mark_duplicate', duplicateOf: real.complaintId } as const
    const joined = await triageComplaint(real.db, { ...on, decision }, real.people[by], now)
    expect(joined.ok ? undefined : joined.refusal.reason).toBe(moves.takeIn(model, by, other))
    await compare(model, real)
  })
export const goBack = (side: Side, move: 'contest' | 'reopen') =>
  step({
    name: `${move} ${side}`,
    expect: (model) => moves[move](model, side),
    ask: ({ db, doers }, on, now) => {
      const said = { move, text: 'Look again.', side: 'complainant', authorId: null, zone } as const
      return returnToComplaint(db, { ...on, ...said }, doers[side], now)
    },
  })
export const answer = (side: Side) =>
  step({
    name: `answer ${side}`,
    expect: (model) => moves.answer(model, side),
    ask: ({ db, doers, shop }, on, now) => {
      const said = { answer: 'offer', text: 'Let us talk.', authorId: shop.id } as const
      return answerComplaint(db, { ...on, ...said }, doers[side], now)
    },
  })
export const askFor = (side: Side) =>
  step({
    name: `ask for a mediator ${side}`,
    expect: (model) => moves.askMediation(model, side),
    ask: ({ db, doers }, on, now) => askMediation(db, { ...on, zone }, doers[side], now),
  })
export const withdraw = (side: Side) =>
  step({
    name: `withdraw ${side}`,
    expect: (model) => moves.withdraw(model, side),
    ask: ({ db, doers }, on, now) => withdrawComplaint(db, { ...on, will: 'free' }, doers[side], now),
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
