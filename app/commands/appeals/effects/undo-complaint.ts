import { restoreExtorted } from '#commands/appeals/effects/restore-extorted'
import type { Undoing, Undone } from '#commands/appeals/effects/undoing'
import { staffDoer } from '#commands/complaints/doer'
import { keepComplaint } from '#commands/complaints/keep-complaint'
import { stepComplaint } from '#commands/complaints/step-complaint'
import { annulRemedy, withdrawAsked } from '#commands/mediation/annul-remedy'
import { lapseOpenOffer } from '#commands/mediation/end-dealings'
import { about, inStage } from '#commands/mediation/steps'
import type { Tx } from '#db/client'
import { type Complaint, lockComplaint } from '#db/complaints/complaints'
import { listMovesSince } from '#db/complaints/findings'
import { endOpenArbitration } from '#db/mediation/arbitrations'
import { endMediation } from '#db/mediation/mediations'
import { findDecidedRemedy } from '#db/mediation/remedies'
import { findNewestAnswer } from '#db/statements/complaint-answers'
import type { AppealEffect } from '#domain/appeals/outcome'
import { permitComplaintMove } from '#domain/complaints/mover'
import { factsUndone } from '#domain/complaints/undone'
import { isWhereVerdictLed, notedAgainstBuyer } from '#domain/complaints/verdict'
import type { DomainEvent } from '#domain/event'

/**
 * Opens a complaint again whose decision was wrong (K17): it is decided for nobody, counts against nobody, and waits
 * for our people. What was found takes its effects with it (K18): the review that was taken down, the buyer's strike,
 * what the marketplace was asked, and what was owed by it. Where it has been decided anew since, or is open already,
 * that stands; where its sides have agreed or gone another way, that stands too, and the decision counts nowhere.
 */
export async function undoComplaint(tx: Tx, undoing: Undoing): Promise<Undone> {
  const { appeal, person } = undoing
  const complaint = await lockComplaint(tx, appeal.subjectId)
  const newest = await findNewestAnswer(tx, { complaintId: appeal.subjectId })
  const isStanding = newest?.createdAt.getTime() === appeal.toldAt.getTime()
  if (!complaint || !isStanding) return superseded
  const moves = await listMovesSince(tx, complaint.id, appeal.toldAt)
  const moved = permitComplaintMove(complaint.state, move, staffDoer(person).as)
  if (moved.ok && isWhereVerdictLed(moves)) return reopen(tx, { complaint, reopened: moved.value }, undoing)
  const counts = complaint.decidedAt?.getTime() === appeal.toldAt.getTime()
  return counts ? clearDecision(tx, complaint, undoing) : superseded
}

const move = 'reopen_on_appeal'
const superseded: Undone = { effects: ['superseded'], events: [] }
const decidedForNobody = { decidedFor: null, decidedAt: null }

async function reopen(
  tx: Tx,
  { complaint, reopened: state }: { complaint: Complaint; reopened: Complaint['state'] },
  undoing: Undoing,
): Promise<Undone> {
  const { appeal, person, now } = undoing
  const after = { ...complaint, state }
  const found = await undoFinding(tx, complaint, undoing)
  const owed = await undoOwed(tx, { after, isOvertaken: false }, undoing)
  const ended = await endProceedings(tx, after, now)
  const effects = [...found.effects, ...owed.effects]
  const set = { ...decidedForNobody, closedAt: null, reopenedAt: now }
  const facts = { appealId: appeal.id, ...factsUndone(effects) }
  const stepped = stepComplaint(complaint, [{ move, set, facts }], { doer: staffDoer(person), now })
  if (!stepped.ok) throw new Error('A move that was permitted is none')
  await keepComplaint(tx, complaint, stepped.value, now)
  return {
    effects: ['complaint_reopened', ...effects],
    events: [...stepped.value.events, ...found.events, ...owed.events, ...ended],
  }
}

/** The complaint goes on as it does, decided for nobody. */
async function clearDecision(tx: Tx, complaint: Complaint, undoing: Undoing): Promise<Undone> {
  const owed = await undoOwed(tx, { after: complaint, isOvertaken: true }, undoing)
  await keepComplaint(tx, complaint, inStage(complaint, [], decidedForNobody), undoing.now)
  const { sellerId, decidedFor } = complaint
  const data = { appealId: undoing.appeal.id, sellerId, decidedFor, facts: factsUndone(owed.effects) }
  const cleared: DomainEvent = { type: 'complaint_decision_cleared', subject: about(complaint), data }
  return { effects: ['superseded', ...owed.effects], events: [cleared, ...owed.events] }
}

/** What a decision had done to others than its two sides' case. */
async function undoFinding(tx: Tx, complaint: Complaint, undoing: Undoing): Promise<Undone> {
  const { state } = complaint
  const review = await restoreExtorted(tx, complaint, undoing)
  const effects: AppealEffect[] = [
    ...(notedAgainstBuyer.includes(state) ? (['strike_removed'] as const) : []),
    ...(state === 'verified_fake' && complaint.orderId !== null ? (['order_counted'] as const) : []),
    ...review.effects,
  ]
  return { effects, events: review.events }
}

/** What was owed by it, and what the marketplace was asked because of it and because it was missed. */
async function undoOwed(
  tx: Tx,
  { after, isOvertaken }: { after: Complaint; isOvertaken: boolean },
  { appeal: { toldAt }, now }: Undoing,
): Promise<Undone> {
  const remedy = await findDecidedRemedy(tx, after.id, toldAt)
  const ended = remedy && (await annulRemedy(tx, { after, remedy, isOvertaken }, now))
  const missedAt = remedy?.state === 'missed' ? remedy.settledAt : null
  const asked = await withdrawAsked(tx, after, missedAt ? [toldAt, missedAt] : [toldAt])
  return {
    effects: [...asked.effects, ...(ended?.effects ?? [])],
    events: [...asked.events, ...(ended?.events ?? [])],
  }
}

/** Nobody mediates or arbitrates any more because what was decided had not been done. */
async function endProceedings(tx: Tx, after: Complaint, now: Date): Promise<DomainEvent[]> {
  await endMediation(tx, after.id, 'appealed', now)
  await endOpenArbitration(tx, after.id, now)
  return lapseOpenOffer(tx, after, now)
}
