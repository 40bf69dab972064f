import type { Undoing, Undone } from '#commands/appeals/effects/undoing'
import { sayFault } from '#commands/disputes/say-fault'
import type { Tx } from '#db/client'
import { findFaultClaim, lockFaultClaim, lockOpenFaultClaim, setFaultClaim } from '#db/disputes/fault-claims'
import { findFault } from '#db/disputes/faults'
import { lockReview } from '#db/reviews'
import type { DomainEvent } from '#domain/event'
import { waiverOf } from '#domain/independence/waiver'
import { shownRevision, wasShown } from '#domain/review'

const superseded: Undone = { effects: ['superseded'], events: [] }

/**
 * Holds what a bad review tells of to be the fault of whom its shop had named, so that it is counted anew. What was
 * said of the same text again, and waits, is answered with that; what names somebody else goes on waiting. Where
 * readers see another text or none by now, or another fault has been found since, that stands.
 */
export async function undoFaultClaim(
  tx: Tx,
  { appeal, note, person, waiverId, now }: Undoing,
): Promise<Undone> {
  const named = await findFaultClaim(tx, appeal.subjectId)
  const review = named && (await lockReview(tx, named.reviewId))
  const claim = review && (await lockFaultClaim(tx, appeal.subjectId))
  if (!review || claim?.state !== 'decided') return superseded
  if (!wasShown(review) || shownRevision(review) !== claim.revision) return superseded
  const { reviewId, revision, sellerId, fault, found } = claim
  if ((await findFault(tx, reviewId))?.fault !== found) return superseded
  const events: DomainEvent[] = []
  const waiting = await lockOpenFaultClaim(tx, { reviewId, revision })
  if (waiting?.fault === fault) {
    const answer = { found: fault, note, decidedBy: person.id, decidedAt: now, waiverId }
    await setFaultClaim(tx, waiting.id, { state: 'decided', ...answer })
    const data = {
      claimId: waiting.id,
      sellerId,
      found: fault,
      statementId: null,
      ...waiverOf(waiverId),
    }
    events.push({ type: 'fault_claim_decided', subject: { kind: 'review', id: reviewId }, data })
  }
  events.push(await sayFault(tx, { review, fault, note, setBy: person.id, waiverId }, now))
  return { effects: ['fault_as_claimed'], events }
}
