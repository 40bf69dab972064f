import { randomUUID } from 'node:crypto'
import type { Undoing, Undone } from '#commands/appeals/effects/undoing'
import { isByComplaint } from '#commands/complaints/remove-content'
import { keepDecision } from '#commands/keep-decision'
import { putBeforePeople } from '#commands/reopened-review'
import { rememberBefore } from '#commands/review-change'
import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findExtortedReview, isDownForAnother } from '#db/complaints/findings'
import { findStandingDecision } from '#db/decisions'
import { type LockedReview, lockReview, setReview } from '#db/reviews'
import { closeWorkItem, lockOpenWorkItem } from '#db/work-queue'
import { moveReview } from '#domain/review'

type Decision = NonNullable<Awaited<ReturnType<typeof findStandingDecision>>>

/**
 * Shows the review again that was taken down because something was demanded with it (V20), as readers saw it before, so
 * nobody has to say how. One that was hidden for another reason then is looked at by people. Where its author's own
 * appeal brought it back, it was changed or decided since, or another complaint of it was found right, that stands.
 */
export async function restoreExtorted(
  tx: Tx,
  { id: complaintId, state }: Pick<Complaint, 'id' | 'state'>,
  undoing: Undoing,
): Promise<Undone> {
  const reviewId = state === 'verified_extortion' ? await findExtortedReview(tx, complaintId) : undefined
  const review = reviewId === undefined ? undefined : await lockReview(tx, reviewId)
  if (review?.state !== 'rejected') return { effects: [], events: [] }
  const wrong = await findStandingDecision(tx, review.id)
  const isOurs =
    wrong?.reasonCode === 'extortion' &&
    isByComplaint(wrong.requestKey) &&
    wrong.toState === review.state &&
    wrong.revision === review.revision
  if (!wrong || !isOurs) return { effects: ['review_stays_down'], events: [] }
  const other = { reviewId: review.id, sellerId: review.sellerId, since: wrong.decidedAt }
  if (await isDownForAnother(tx, { ...other, exceptId: complaintId }))
    return { effects: ['review_stays_down'], events: [] }
  return wrong.before.state === 'hidden_interim'
    ? lookAgain(tx, review, undoing)
    : showAgain(tx, { review, wrong }, undoing)
}

async function lookAgain(tx: Tx, review: LockedReview, { note, now }: Undoing): Promise<Undone> {
  const reopened = await putBeforePeople(tx, { review, why: note }, now)
  if (!reopened.ok) return { effects: ['review_stays_down'], events: [] }
  return { effects: ['review_looked_at'], events: [reopened.value.event] }
}

async function showAgain(
  tx: Tx,
  { review, wrong }: { review: LockedReview; wrong: Decision },
  { appeal, person, now }: Undoing,
): Promise<Undone> {
  const { publishedText, authenticity } = wrong.before
  const moved = moveReview(review.state, publishedText === null ? 'restore' : 'restore_masked')
  if (!moved.ok) return { effects: ['review_stays_down'], events: [] }
  const item = await lockOpenWorkItem(tx, review.id)
  if (item) await closeWorkItem(tx, item.id, now)
  const shown = { state: moved.value, publishedRevision: review.revision, publishedText, authenticity }
  await setReview(tx, review.id, { ...shown, dueAt: null })
  const event = await keepDecision(tx, {
    ...{ id: randomUUID(), verdict: { action: 'publish' }, person, now, review, state: moved.value },
    requestKey: `appeal ${appeal.id} ${appeal.version}`,
    statement: undefined,
    policyVersion: wrong.policyVersion,
    before: rememberBefore(review, undefined),
    isAudit: false,
    isFinal: true,
  })
  return { effects: ['published_again', 'metrics'], events: [event] }
}
