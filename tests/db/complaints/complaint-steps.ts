import { expect } from 'vitest'
import { answerComplaint } from '#commands/complaints/answer-complaint'
import { returnToComplaint } from '#commands/complaints/return-to-complaint'
import { triageComplaint } from '#commands/complaints/triage-complaint'
import { withdrawComplaint } from '#commands/complaints/withdraw-complaint'
import type { TriageDecision } from '#domain/complaints/triage'
import {
  type ComplaintModel,
  moves,
  type Other,
  type Side,
  type Staff,
  type TriageMove,
} from '#tests/db/complaints/complaint-model'
import { fileOthers, idOf } from '#tests/db/complaints/joined-complaints'
import type { Real } from '#tests/db/complaints/model-real'
import { compare, step } from '#tests/db/complaints/model-step'
import { command } from '#tests/setup/model-command'
import { zone } from '#tests/setup/zone'

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

export const withdraw = (side: Side) =>
  step({
    name: `withdraw ${side}`,
    expect: (model) => moves.withdraw(model, side),
    ask: ({ db, doers }, on, now) => withdrawComplaint(db, { ...on, will: 'free' }, doers[side], now),
  })
