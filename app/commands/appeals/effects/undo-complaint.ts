import { restoreExtorted } from '#commands/appeals/effects/restore-extorted'
import type { Undoing, Undone } from '#commands/appeals/effects/undoing'
import { keepComplaint, stepComplaint } from '#commands/complaints/change-complaint'
import { staffDoer } from '#commands/complaints/doer'
import { annulRemedy } from '#commands/mediation/annul-remedy'
import { ask } from '#commands/mediation/steps'
import type { Tx } from '#db/client'
import { type Complaint, lockComplaint } from '#db/complaints/complaints'
import { listCompensationAsked } from '#db/complaints/findings'
import { findNewestAnswer } from '#db/statements/complaint-answers'
import type { AppealEffect } from '#domain/appeals/outcome'
import { permitComplaintMove } from '#domain/complaints/mover'
import { factsUndone } from '#domain/complaints/undone'
import { notedAgainstBuyer } from '#domain/complaints/verdict'

/**
 * Opens a complaint again whose decision was wrong (K17): it is decided for nobody, counts against nobody, and waits
 * for our people. What was found takes its effects with it (K18): the review that was taken down, the buyer's strike,
 * what the marketplace was asked to make good, and what is still owed by it. Where it has been decided anew since, or
 * is open already, that stands.
 */
export async function undoComplaint(tx: Tx, undoing: Undoing): Promise<Undone> {
  const { appeal, person, now } = undoing
  const doer = staffDoer(person)
  const complaint = await lockComplaint(tx, appeal.subjectId)
  const newest = await findNewestAnswer(tx, { complaintId: appeal.subjectId })
  const isStanding = newest?.createdAt.getTime() === appeal.toldAt.getTime()
  const moved = complaint && permitComplaintMove(complaint.state, move, doer.as)
  if (!complaint || !moved?.ok || !isStanding) return { effects: ['superseded'], events: [] }

  const undone = await undoFinding(tx, complaint, undoing)
  const ended = await annulRemedy(tx, { ...complaint, state: moved.value }, now)
  if (ended.length > 0) undone.effects.push('remedy_ended')
  const set = { decidedFor: null, decidedAt: null, closedAt: null, reopenedAt: now }
  const facts = { appealId: appeal.id, ...factsUndone(undone.effects) }
  const reopened = stepComplaint(complaint, [{ move, set, facts }], { doer, now })
  if (!reopened.ok) throw new Error('A move that was permitted is none')
  await keepComplaint(tx, complaint, reopened.value, now)
  const { events } = reopened.value
  return {
    effects: ['complaint_reopened', ...undone.effects],
    events: [...events, ...undone.events, ...ended],
  }
}

const move = 'reopen_on_appeal'

/** What a complaint's decision had done to others than its two sides' case. */
async function undoFinding(tx: Tx, complaint: Complaint, undoing: Undoing): Promise<Undone> {
  const { id, state } = complaint
  const review = await restoreExtorted(tx, complaint, undoing)
  const asked = await listCompensationAsked(tx, id, undoing.appeal.toldAt)
  const withdrawn = asked.map((loss) =>
    ask(complaint, { ...loss, ask: 'compensation_withdrawn', why: 'appeal' }),
  )
  const effects: AppealEffect[] = [
    ...(notedAgainstBuyer.includes(state) ? (['strike_removed'] as const) : []),
    ...(state === 'verified_fake' && complaint.orderId !== null ? (['order_counted'] as const) : []),
    ...review.effects,
    ...(withdrawn.length > 0 ? (['compensation_withdrawn'] as const) : []),
  ]
  return { effects, events: [...review.events, ...withdrawn] }
}
