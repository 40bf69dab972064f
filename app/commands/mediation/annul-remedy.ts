import { about, ask, noMoney, stageOf } from '#commands/mediation/steps'
import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { listAskedAt, wasFulfilledLate } from '#db/complaints/findings'
import { type findDecidedRemedy, isAnyMissed, setRemedy } from '#db/mediation/remedies'
import { columnsOfTerms } from '#db/mediation/terms'
import type { AppealEffect } from '#domain/appeals/outcome'
import type { DomainEvent } from '#domain/event'
import { goesToComplainant, isProofStanding, moveRemedy } from '#domain/mediation/remedy'

type Remedy = NonNullable<Awaited<ReturnType<typeof findDecidedRemedy>>>
type Annulled = { effects: AppealEffect[]; events: DomainEvent[] }

/**
 * Takes back what was owed by a decision that an appeal took back: it is owed no longer, and its miss counts no longer.
 * The marketplace is asked to hold what it was to pay out by it, unless the sides have agreed on something since; else to
 * make good what was paid, also where that is proven and nobody has confirmed it, which it is told. Never both: money
 * leaves escrow only once the buyer has confirmed (R3.6), so what nobody confirmed is held. What was done otherwise
 * cannot be undone, which is said. `after` is the complaint as it is left.
 */
export async function annulRemedy(
  tx: Tx,
  { after, remedy, isOvertaken }: Annulling,
  now: Date,
): Promise<Annulled> {
  const isDone = remedy.state === 'fulfilled' || (await wasFulfilledLate(tx, after.id, remedy.id))
  const isClaimed = !isDone && isProofStanding(remedy)
  const isHeld = !isDone && goesToComplainant(remedy.terms) && after.orderId !== null && !isOvertaken
  const why = isClaimed ? ('appeal_unconfirmed' as const) : ('appeal' as const)
  const isMadeGood = isDone || (isClaimed && !isHeld)
  const done = isMadeGood ? payBack(after, remedy, why) : { effects: [], events: [] }
  const annulled = moveRemedy(remedy.state, 'annul')
  if (!annulled.ok) return done
  await setRemedy(tx, remedy.id, { state: annulled.value, settledAt: now })
  const data = { ...stageOf(after), remedyId: remedy.id, outcome: 'annulled' as const }
  const ended: DomainEvent = { type: 'remedy_settled', subject: about(after), data }
  if (isDone) return { ...done, events: [...done.events, ended] }
  const { amount, currency, percent } = columnsOfTerms(remedy.terms)
  const released = { to: 'complainant', why, amount, currency, percent } as const
  const held = isHeld ? [ask(after, { ask: 'release_withdrawn', ...released })] : []
  return { effects: ['remedy_ended', ...done.effects], events: [...done.events, ended, ...held] }
}

export type Annulling = { after: Complaint; remedy: Remedy; isOvertaken: boolean }

function payBack(after: Complaint, { terms }: Remedy, why: 'appeal' | 'appeal_unconfirmed'): Annulled {
  const { amount, currency, percent } = columnsOfTerms(terms)
  if (amount === null) return { effects: ['remedy_stays_done'], events: [] }
  const paid = { to: 'respondent', why, amount, currency, percent } as const
  return { effects: ['remedy_paid_back'], events: [ask(after, { ask: 'compensation', ...paid })] }
}

/**
 * Takes back what the marketplace was asked because of a decision, or because what it ordered was missed, at these
 * instants. The shop's place in line stays asked for as long as something else it promised about the complaint is
 * missed, so call it once what was owed is annulled.
 */
export async function withdrawAsked(tx: Tx, after: Complaint, instants: Date[]): Promise<Annulled> {
  const asked = await listAskedAt(tx, after.id, instants)
  const losses = asked.filter(({ ask: what }) => what === 'compensation')
  const events = losses.map((loss) => ask(after, { ...loss, ask: 'compensation_withdrawn', why: 'appeal' }))
  const effects: AppealEffect[] = losses.length > 0 ? ['compensation_withdrawn'] : []
  const isPriorityAsked = asked.some(({ ask: what }) => what === 'dispatch_priority')
  if (!isPriorityAsked || (await isAnyMissed(tx, after.id))) return { effects, events }
  const restored = ask(after, { ask: 'dispatch_priority_withdrawn', to: null, why: 'appeal', ...noMoney })
  return { effects: [...effects, 'priority_withdrawn'], events: [...events, restored] }
}
