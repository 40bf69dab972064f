import { changeQuestioned } from '#commands/coercion/question-events'
import { receiveRows } from '#commands/receive-rows'
import { faceEachOther } from '#commands/two-way/face-each-other'
import type { Database, Tx } from '#db/client'
import { askAboutEdits, releaseHeldRatings } from '#db/coercion/questions'
import { endByRevision } from '#db/coercion/withdrawals'
import { keepExternalSignals } from '#db/external-signals'
import { markBeforeReviewEdit } from '#db/quality/dirty'
import { insertReviews, type KnownReview, lockReviewsForIntake, reviseReviews } from '#db/review-intake'
import type { Actor, DomainEvent } from '#domain/event'
import type { ReviewRow, RowOutcome } from '#domain/intake'
import { moveReview, type ReviewState } from '#domain/review'

/**
 * Takes reviews (V1); other content under a known id is a new revision, screened again (V18). Every one of them
 * is screened before it is published (R0.1). Somebody who had the old revision on the desk loses it.
 */
export function receiveReviews(
  db: Database | Tx,
  rows: ReviewRow[],
  actor: Actor,
  now: Date,
): Promise<RowOutcome[]> {
  return receiveRows<ReviewRow, KnownReview>(
    db,
    rows,
    {
      lockKnown: lockReviewsForIntake,
      insert: insertReviews,
      edit: async (tx, edits, at) => {
        const ids = edits.map(({ row }) => row.id)
        await markBeforeReviewEdit(tx, ids)
        await reviseReviews(
          tx,
          edits.map((edit) => ({ ...edit, state: revised(edit.known.state) })),
          at,
        )
        await releaseHeldRatings(tx, await endByRevision(tx, ids, at))
      },
      follow: async (tx, taken, at, edited) => {
        await keepSentSignals(tx, taken, at)
        const changed = edited.map(({ id }) => id)
        const asked = changed.length > 0 ? await askAboutEdits(tx, changed, at) : []
        const ofOrders = taken.flatMap(({ id, orderId }) => (orderId === undefined ? [] : [id]))
        const pairs = { ids: ofOrders, edited: new Set(changed) }
        const faced = ofOrders.length > 0 ? await faceEachOther(tx, pairs, at) : []
        return [...asked.map(changeQuestioned), ...faced]
      },
      received: ({ id }) => ({
        type: 'review_received',
        subject: { kind: 'review', id },
        data: { revision: 1 },
      }),
      edited: revisedEvent,
    },
    { actor, now },
  )
}

/** Keeps what came with reviews from the marketplace's own models, for the revision it came with. */
async function keepSentSignals(tx: Tx, rows: ReviewRow[], now: Date): Promise<void> {
  const sent = rows.flatMap(({ id, externalSignals = [] }) =>
    externalSignals.map(({ name, probability, explanation }) => ({
      ...{ reviewId: id, source: 'sent' as const, name, probability },
      ...{ explanation: explanation || null, missing: null },
    })),
  )
  await keepExternalSignals(tx, sent, now)
}

function revisedEvent({ id, sellerId }: ReviewRow, known: KnownReview): DomainEvent {
  return {
    type: 'review_revised',
    subject: { kind: 'review', id },
    data: {
      before: known.state,
      after: revised(known.state),
      revision: known.revision + 1,
      ...(known.sellerId !== sellerId && { movedFrom: known.sellerId }),
    },
  }
}

/** Where an edit takes a review. Every state takes an edit, so a refusal here is a broken table. */
function revised(state: ReviewState): ReviewState {
  const moved = moveReview(state, 'revise')
  if (!moved.ok) throw new Error(`A review that is ${state} does not take an edit`)
  return moved.value
}
