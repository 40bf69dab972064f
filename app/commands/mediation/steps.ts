import type { ComplaintDoer } from '#commands/complaints/doer'
import { type ComplaintOutcome, stepComplaint } from '#commands/complaints/step-complaint'
import type { Tx } from '#db/client'
import type { Complaint, ComplaintChange } from '#db/complaints/complaints'
import { findOpenMediation, insertMediation } from '#db/mediation/mediations'
import { insertRemedy, type NewRemedy } from '#db/mediation/remedies'
import { columnsOfTerms } from '#db/mediation/terms'
import { addCalendarDays } from '#domain/day'
import type { DomainEvent } from '#domain/event'
import type { MediationEvents } from '#domain/events/mediation'
import { goesToComplainant, isOwed, type RemedyTerms } from '#domain/mediation/remedy'

/** What follows by itself from what somebody did. */
export const byItself: ComplaintDoer = { as: 'clock', actor: { kind: 'job', id: 'keep_clocks' } }

export const noMoney = { amount: null, currency: null, percent: null }

/** What leaves a complaint in its stage: its version moves on, and what else is set. */
export function inStage(
  complaint: Complaint,
  events: DomainEvent[],
  set: ComplaintChange = {},
): ComplaintOutcome {
  return { after: complaint, sets: [set], events }
}

/** What events in a stage say of the complaint they leave there. */
export function stageOf({ state, version }: Complaint) {
  return { after: state, version: version + 1 }
}

export function about({ id }: Pick<Complaint, 'id'>) {
  return { kind: 'complaint' as const, id }
}

/** Asks the marketplace for something, in an event of its own. */
export function ask(
  complaint: Complaint,
  what: Omit<MediationEvents['marketplace_asked'], 'sellerId' | 'orderId'>,
): DomainEvent {
  const { sellerId, orderId } = complaint
  return { type: 'marketplace_asked', subject: about(complaint), data: { ...what, sellerId, orderId } }
}

/** The mediation that goes on, begun where there is none: money for the order is then to be held back. */
export async function ensureMediation(
  tx: Tx,
  complaint: Complaint,
  why: 'asked' | 'silence' | 'remedy_missed',
  now: Date,
): Promise<{ id: string; events: DomainEvent[] }> {
  const found = await findOpenMediation(tx, complaint.id)
  if (found) return { id: found.id, events: [] }
  const id = await insertMediation(tx, { complaintId: complaint.id, why, openedAt: now })
  const hold = ask(complaint, { ask: 'escrow_hold', to: null, why: 'mediation', ...noMoney })
  return { id, events: complaint.orderId ? [hold] : [] }
}

/** A complaint that goes to a mediator without either side asking for it, with the mediation it goes to. */
export async function beginMediation(tx: Tx, moved: ComplaintOutcome, now: Date): Promise<ComplaintOutcome> {
  const { events } = await ensureMediation(tx, moved.after, whyMediated(moved.after), now)
  return join(moved, inStage(moved.after, events))
}

/** Why a complaint is mediated where nobody asked for it. */
export function whyMediated({ sellerAnswer }: Complaint): 'asked' | 'silence' {
  return sellerAnswer === null ? 'silence' : 'asked'
}

export type Owing = {
  source: NewRemedy['source']
  sourceId: string
  terms: RemedyTerms | undefined
  /** From now, calendar days of the marketplace's zone. */
  dueDays: number
  zone: string
  why: 'agreed' | 'decided'
}

/**
 * What follows where the sides agreed or somebody decided (K14): the remedy is owed and its proof waited for; where
 * nothing is owed the complaint closes.
 */
export async function followAgreement(
  tx: Tx,
  agreed: ComplaintOutcome,
  { source, sourceId, terms, dueDays, zone, why }: Owing,
  now: Date,
): Promise<ComplaintOutcome> {
  const complaint = agreed.after
  if (!terms || !isOwed(terms)) {
    const release = ask(complaint, { ask: 'escrow_release', to: 'respondent', why, ...noMoney })
    const closed = mustStep(complaint, { move: 'close', set: { closedAt: now } }, now)
    return join(agreed, closed, complaint.orderId ? [release] : [])
  }
  const dueAt = addCalendarDays(now, dueDays, zone)
  const remedyId = await insertRemedy(tx, { complaintId: complaint.id, source, sourceId, terms, dueAt }, now)
  const pending = mustStep(complaint, { move: 'await_remedy', set: { dueAt, clockAt: dueAt } }, now)
  const data = { remedyId, kind: terms.kind, dueAt: dueAt.toISOString() }
  const owed: DomainEvent = { type: 'remedy_owed', subject: about(complaint), data }
  const { amount, currency, percent } = columnsOfTerms(terms)
  const release = ask(complaint, {
    ...{ ask: 'escrow_release', to: 'complainant', why, amount, currency, percent },
  })
  return join(agreed, pending, [owed, ...(goesToComplainant(terms) && complaint.orderId ? [release] : [])])
}

/** Two steps as one change of the complaint, with what else happened. */
export function join(
  first: ComplaintOutcome,
  second: ComplaintOutcome,
  more: DomainEvent[] = [],
): ComplaintOutcome {
  return {
    after: second.after,
    sets: [...first.sets, ...second.sets],
    events: [...first.events, ...second.events, ...more],
  }
}

/** A step that the table allows, as the one before has shown. */
function mustStep(
  complaint: Complaint,
  step: Parameters<typeof stepComplaint>[1][number],
  now: Date,
): ComplaintOutcome {
  const stepped = stepComplaint(complaint, [step], { doer: byItself, now })
  if (!stepped.ok) throw new Error(`${step.move} cannot follow: ${stepped.refusal.reason}`)
  return stepped.value
}
