import { randomUUID } from 'node:crypto'
import type { Undoing, Undone, UndoRefusal } from '#commands/appeals/effects/undoing'
import { explainDecision, keepDecision } from '#commands/keep-decision'
import { rememberBefore } from '#commands/review-change'
import type { Tx } from '#db/client'
import { findStandingDecision } from '#db/decisions'
import { findSellerOfCase } from '#db/exclusions/cases'
import { lockReview, setReview } from '#db/reviews'
import { closeWorkItem, lockOpenWorkItem } from '#db/work-queue'
import type { AppealEffect } from '#domain/appeals/outcome'
import { ok, type Result } from '#domain/result'
import { moveReview } from '#domain/review'
import { effectOf, stateShown, type Verdict } from '#domain/verdict'

/**
 * Gives a review back what the decision took from it (V20), as a decision of its own in the reviewer's name: it is
 * published with its original date, or, where the appeal was partly right, sent back to be changed. Where the review has
 * been changed or decided since, that stands.
 */
export async function undoReview(tx: Tx, undoing: Undoing): Promise<Result<Undone, UndoRefusal>> {
  const { appeal, outcome, note, person, now } = undoing
  const review = await lockReview(tx, appeal.subjectId)
  const wrong = review && (await findStandingDecision(tx, review.id))
  const isStanding =
    wrong?.id === appeal.decisionId &&
    wrong?.toState === review?.state &&
    wrong?.revision === review?.revision
  const moved =
    review && isStanding
      ? moveReview(review.state, outcome === 'overturned' ? 'restore' : 'soften')
      : undefined
  if (!review || !wrong || !moved?.ok) return ok({ effects: ['superseded'], events: [] })

  const verdict: Verdict =
    outcome === 'overturned'
      ? { action: 'publish' }
      : { action: 'return', reasonCode: wrong.reasonCode ?? undefined, note }
  const seller = await findSellerOfCase(tx, review.sellerId)
  const decision = { id: randomUUID(), verdict, person, now, review, state: stateShown(moved.value, review) }
  const shop = seller?.name ?? review.sellerId
  const explained = explainDecision({ ...decision, shop, strongSignals: 0, isNotified: true })
  if (!explained.ok) return explained
  const item = await lockOpenWorkItem(tx, review.id)
  if (item) await closeWorkItem(tx, item.id, now)
  await setReview(tx, review.id, { state: decision.state, ...effectOf(verdict, review) })
  const event = await keepDecision(tx, {
    ...decision,
    requestKey: `appeal ${appeal.id} ${appeal.version}`,
    statement: explained.value,
    policyVersion: wrong.policyVersion,
    before: rememberBefore(review, undefined),
    isAudit: false,
  })
  return ok({ effects: effectsOf(wrong.action === 'redact', outcome), events: [event] })
}

function effectsOf(wasMasked: boolean, outcome: Undoing['outcome']): AppealEffect[] {
  if (outcome === 'modified') return ['sent_back_instead']
  return wasMasked ? ['unmasked'] : ['published_again', 'metrics']
}
