import type { Undoing, Undone } from '#commands/appeals/effects/undoing'
import type { Tx } from '#db/client'
import { findCase, lockCase, setFindingWithdrawn } from '#db/coercion/cases'
import { releaseHeldRatings } from '#db/coercion/questions'
import { lockPicking, setPickingExplained } from '#db/review-requests/picking'
import { findReview, lockReview } from '#db/reviews'
import { moveIntegrityCase } from '#domain/coercion/state'
import type { DomainEvent } from '#domain/event'

const superseded: Undone = { effects: ['superseded'], events: [] }

/**
 * Takes back that a shop had a review changed, or rated in return. The review then counts in its figures as it is now,
 * unless another change of it is asked about, looked into or was found out.
 */
export async function undoIntegrityFinding(tx: Tx, { appeal }: Undoing): Promise<Undone> {
  const seen = await findCase(tx, appeal.subjectId)
  const review = seen && (await lockReview(tx, seen.reviewId))
  const known = review && (await lockCase(tx, seen.id))
  const moved = known && moveIntegrityCase(known.state, 'withdraw')
  if (!known || !moved?.ok) return superseded
  const { id: caseId, kind, sellerId, reviewId } = known
  await setFindingWithdrawn(tx, caseId, moved.value)
  if (kind === 'coerced_change') await releaseHeldRatings(tx, [reviewId])
  const isReleased = review.heldRating !== null && (await findReview(tx, reviewId))?.heldRating === null
  const subject = { kind: 'review', id: reviewId } as const
  const event: DomainEvent = {
    type: 'integrity_finding_withdrawn',
    subject,
    data: { caseId, kind, sellerId },
  }
  return {
    effects: ['finding_removed', ...(isReleased ? (['counts_as_it_is'] as const) : [])],
    events: [event],
  }
}

/** Takes back that a shop picks whom it asks for reviews. */
export async function undoPickingFinding(tx: Tx, { appeal }: Undoing): Promise<Undone> {
  const picking = await lockPicking(tx, appeal.subjectId)
  if (picking?.outcome !== 'confirmed') return superseded
  await setPickingExplained(tx, picking.id)
  const subject = { kind: 'seller', id: picking.sellerId } as const
  const event: DomainEvent = { type: 'praise_picking_withdrawn', subject, data: { pickingId: picking.id } }
  return { effects: ['finding_removed'], events: [event] }
}
