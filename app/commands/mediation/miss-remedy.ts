import type { ComplaintDoer } from '#commands/complaints/doer'
import { type ComplaintOutcome, stepComplaint } from '#commands/complaints/step-complaint'
import {
  about,
  ask,
  byItself,
  ensureMediation,
  inStage,
  join,
  noMoney,
  stageOf,
} from '#commands/mediation/steps'
import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { setRemedy } from '#db/mediation/remedies'
import { columnsOfTerms } from '#db/mediation/terms'
import { mediatorActsBy } from '#domain/complaints/clock'
import type { ComplaintMoverRefusal } from '#domain/complaints/mover'
import type { DomainEvent } from '#domain/event'
import { moveRemedy, type RemedyState, type RemedyTerms } from '#domain/mediation/remedy'
import { ok, type Result } from '#domain/result'

/**
 * What was promised was not done (K15): the complaint opens again and goes to a mediator; it counts against the shop
 * as one decided for the buyer, and the marketplace is asked to make up for it and to give the shop less work.
 */
export async function missRemedy(
  tx: Tx,
  {
    complaint,
    remedy,
  }: { complaint: Complaint; remedy: { id: string; state: RemedyState; terms: RemedyTerms } },
  { doer, now }: { doer: ComplaintDoer; now: Date },
): Promise<Result<ComplaintOutcome, ComplaintMoverRefusal | { reason: 'remedy_settled' }>> {
  const moved = moveRemedy(remedy.state, remedy.state === 'proven' ? 'contradict' : 'miss')
  if (!moved.ok) return moved
  const facts = { kind: remedy.terms.kind, unfulfilled: true }
  const missed = stepComplaint(complaint, [{ move: 'miss_remedy', facts }], { doer, now })
  if (!missed.ok) return missed
  const resumed = stepComplaint(
    missed.value.after,
    [{ move: 'resume_mediation', set: { dueAt: mediatorActsBy(now) } }],
    { doer: byItself, now },
  )
  if (!resumed.ok) return resumed

  await setRemedy(tx, remedy.id, { state: 'missed', settledAt: now })
  const { events } = await ensureMediation(tx, complaint, 'remedy_missed', now)
  const data = { ...stageOf(resumed.value.after), remedyId: remedy.id, outcome: 'missed' as const }
  const said: DomainEvent[] = [{ type: 'remedy_settled', subject: about(complaint), data }, ...events]
  said.push(ask(complaint, { ask: 'dispatch_priority', to: null, why: 'remedy_missed', ...noMoney }))
  const { amount, currency, percent } = columnsOfTerms(remedy.terms)
  if (amount !== null) {
    const money = { amount, currency, percent }
    said.push(ask(complaint, { ask: 'compensation', to: 'complainant', why: 'remedy_missed', ...money }))
  }
  const whole = join(missed.value, resumed.value)
  return ok(join(whole, inStage(whole.after, said)))
}
