import { randomUUID } from 'node:crypto'
import type { Undoing, Undone, UndoRefusal } from '#commands/appeals/effects/undoing'
import { explainDecision, keepDecision } from '#commands/keep-decision'
import { rememberBefore } from '#commands/review-change'
import type { Tx } from '#db/client'
import { findStandingDecision } from '#db/decisions'
import { findSellerOfCase } from '#db/exclusions/cases'
import { type LockedReview, lockReview, setReview } from '#db/reviews'
import { findSourceType } from '#db/statements/source'
import { closeWorkItem, lockOpenWorkItem } from '#db/work-queue'
import { type AppealEffect, isAskedHowShown, judgeShown } from '#domain/appeals/outcome'
import { findPrivateParts, judgeMasking, usualMaskingReason } from '#domain/masking'
import { ok, type Result, refuse } from '#domain/result'
import { moveReview, type ReviewMove, redact } from '#domain/review'
import { originOfSource } from '#domain/statements/origin'
import { effectOf, stateShown, type Verdict } from '#domain/verdict'

/**
 * Gives a review back what the decision took from it (V20), as a decision of its own in the reviewer's name: it is
 * published with its original date, in full or masked in part as the reviewer says, or, where the appeal was partly right,
 * sent back to be changed. Refused where masking it would leave it as it reads now. Where the review has been changed or
 * decided since, that stands.
 */
export async function undoReview(tx: Tx, undoing: Undoing): Promise<Result<Undone, UndoRefusal>> {
  const { appeal, person, zone, now } = undoing
  const review = await lockReview(tx, appeal.subjectId)
  const wrong = review && (await findStandingDecision(tx, review.id))
  const isStanding =
    wrong?.id === appeal.decisionId &&
    wrong?.toState === review?.state &&
    wrong?.revision === review?.revision
  if (!review || !wrong || !isStanding) return ok({ effects: ['superseded'], events: [] })
  const made = verdictOf(undoing, review, wrong)
  if (!made.ok) return made
  const verdict = made.value
  const moved = moveReview(review.state, moveTo(verdict, wrong.action === 'redact'))
  if (!moved.ok) return ok({ effects: ['superseded'], events: [] })

  const seller = await findSellerOfCase(tx, review.sellerId)
  const decision = { id: randomUUID(), verdict, person, now, review, state: stateShown(moved.value, review) }
  // What made us look at first is what still does: an appeal is no notice against its own review.
  const origin = originOfSource(await findSourceType(tx, wrong.id))
  const shop = { shop: seller?.name ?? review.sellerId, shopLanguage: seller?.language ?? null }
  const explained = explainDecision({ ...decision, ...shop, strongSignals: 0, origin, zone })
  if (!explained.ok) return explained
  const item = await lockOpenWorkItem(tx, review.id)
  if (item) await closeWorkItem(tx, item.id, now)
  await setReview(tx, review.id, { state: decision.state, ...effectOf(verdict, review), dueAt: null })
  const event = await keepDecision(tx, {
    ...decision,
    requestKey: `appeal ${appeal.id} ${appeal.version}`,
    statement: explained.value,
    policyVersion: wrong.policyVersion,
    before: rememberBefore(review, undefined),
    isAudit: false,
    isFinal: true,
  })
  return ok({ effects: effectsOf(wrong.action === 'redact', verdict), events: [event] })
}

/** What is decided instead. Also what was masked is shown in full or masked otherwise, as the reviewer says. */
function verdictOf(
  { appeal, outcome, note, shown, words }: Undoing,
  { text, publishedText }: Pick<LockedReview, 'text' | 'publishedText'>,
  wrong: { action: string; reasonCode: string | null },
): Result<Verdict, UndoRefusal> {
  if (outcome === 'modified') return ok({ action: 'return', reasonCode: wrong.reasonCode ?? undefined, note })
  if (!isAskedHowShown(appeal.kind, { publishedText })) return ok({ action: 'publish' })
  const judged = judgeShown(shown, findPrivateParts(text).length > 0)
  if (!judged.ok) return judged
  if (judged.value === 'whole') return ok({ action: 'publish' })
  const masked = judgeMasking({ text, shown: null, words, reason: usualMaskingReason })
  if (!masked.ok) return masked
  if (wrong.action === 'redact' && redact(text, masked.value) === publishedText)
    return refuse({ reason: 'masked_alike' })
  return ok({ action: 'redact', reasonCode: usualMaskingReason, redactions: masked.value })
}

function moveTo({ action }: Verdict, wasMasked: boolean): ReviewMove {
  if (action === 'return') return 'soften'
  if (action === 'publish') return 'restore'
  return wasMasked ? 'mask' : 'restore_masked'
}

function effectsOf(wasMasked: boolean, { action }: Verdict): AppealEffect[] {
  if (action === 'return') return ['sent_back_instead']
  if (action === 'redact') return wasMasked ? ['masked_anew'] : ['published_masked', 'metrics']
  return wasMasked ? ['unmasked'] : ['published_again', 'metrics']
}
