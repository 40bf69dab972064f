import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { findDecision, markUndone, recallAnnouncement } from '#db/decisions'
import { lockReview, setReview } from '#db/reviews'
import type { ReviewBefore } from '#db/schema/work'
import { isShownInPortal } from '#db/statements/told'
import { closeWorkItem, forgetEscalation, lockOpenWorkItem, reopenWorkItem } from '#db/work-queue'
import { leaseMs } from '#domain/lease'
import type { Person } from '#domain/permission'
import { escalatedHours } from '#domain/priority'
import { ok, type Result, refuse } from '#domain/result'
import type { DecisionAction, ReviewState } from '#domain/review'

export type UndoRefusal = { reason: 'not_found' | 'not_yours' | 'too_late' }

/**
 * Takes a person's own decision back before anybody outside has heard of it, and puts the review and its item
 * back as they were, in the person's hands. Telling and undoing take the same outbox row, so exactly one happens.
 *
 * Undoing what is already undone changes nothing.
 */
export async function undoDecision(
  db: Database,
  { decisionId }: { decisionId: string },
  person: Person,
  now: Date,
): Promise<Result<{ reviewId: string; state: ReviewState; version: number }, UndoRefusal>> {
  return db.transaction().execute(async (tx) => {
    const seen = await findDecision(tx, decisionId)
    if (!seen) return refuse({ reason: 'not_found' as const })
    if (seen.decidedBy !== person.id) return refuse({ reason: 'not_yours' as const })

    const review = await lockReview(tx, seen.subjectId)
    const decision = await findDecision(tx, decisionId)
    if (!review || !decision) return refuse({ reason: 'not_found' as const })
    if (decision.undoneAt) return ok({ reviewId: review.id, state: review.state, version: review.version })
    if (now >= decision.effectiveAt || review.version !== decision.version)
      return refuse({ reason: 'too_late' as const })
    if (await isTold(tx, review.id, decision)) return refuse({ reason: 'too_late' as const })

    await putBack(tx, review.id, decision, { person, now })
    await markUndone(tx, decision.id, now)
    await record(
      tx,
      [
        {
          type: 'decision_undone',
          subject: { kind: 'review', id: review.id },
          data: {
            before: review.state,
            after: decision.before.state,
            revision: review.revision,
            decisionId: decision.id,
          },
        },
      ],
      { actor: { kind: 'person', id: person.id }, at: now },
    )
    return ok({ reviewId: review.id, state: decision.before.state, version: review.version + 1 })
  })
}

/**
 * Whether anybody outside has heard of a decision, or what tells them can no longer be stopped. Whoever told a shop held
 * the review, so an undoing sent in time may have waited for that.
 */
async function isTold(
  tx: Tx,
  reviewId: string,
  { id, action, statementId }: NonNullable<Awaited<ReturnType<typeof findDecision>>>,
): Promise<boolean> {
  if (action === 'escalate') return false
  if (statementId && (await isShownInPortal(tx, statementId))) return true
  return !(await recallAnnouncement(tx, reviewId, id))
}

async function putBack(
  tx: Tx,
  reviewId: string,
  { action, before }: { action: DecisionAction; before: ReviewBefore },
  { person, now }: { person: Person; now: Date },
): Promise<void> {
  const { workItem, dueAt, ...review } = before
  await setReview(tx, reviewId, { ...review, dueAt: dueAt === null ? null : new Date(dueAt) })
  if (action === 'hide') {
    const opened = await lockOpenWorkItem(tx, reviewId)
    if (opened) await closeWorkItem(tx, opened.id, now)
  }
  if (!workItem) return
  const until = new Date(now.getTime() + leaseMs)
  await reopenWorkItem(tx, workItem.id, { queue: workItem.queue, holder: person.id, until })
  if (action === 'escalate') await forgetEscalation(tx, workItem.id, escalatedHours)
}
