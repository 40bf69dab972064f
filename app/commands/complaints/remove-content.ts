import { restrictPublished } from '#commands/disputes/restrict-published'
import { needsTwo } from '#commands/disputes/voice-removal'
import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findNotice } from '#db/complaints/notices'
import { hasDecided } from '#db/disputes/disputes'
import { lockReview } from '#db/reviews'
import { disputeReasons } from '#domain/disputes/dispute'
import type { DomainEvent } from '#domain/event'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import { isPublic } from '#domain/review'
import type { StatementRefusal } from '#domain/statements/fill'

export type RemoveRefusal =
  | { reason: 'no_content' | 'edit_waits' | 'decided_before' | 'other_topic' | 'takes_two' }
  | StatementRefusal

/**
 * Takes down the review a notice is about, by somebody who has not decided about it (V17); its author is told why, and
 * never by whom it was noticed. One that readers cannot see any more has nothing to lose. While an edit waits, readers
 * still see the revision before it: refused until the edit is decided about. Refused too where it takes two people: the
 * first hides it for the time being, or reopens it, and the second decides there.
 */
export async function removeContent(
  tx: Tx,
  { complaint, reasonCode, person }: { complaint: Complaint; reasonCode: string; person: Person },
  now: Date,
): Promise<Result<DomainEvent[], RemoveRefusal>> {
  const notice = await findNotice(tx, complaint.id)
  if (!notice) return refuse({ reason: 'no_content' })
  if (!disputeReasons.includes(reasonCode)) return refuse({ reason: 'other_topic' })
  const review = await lockReview(tx, notice.reviewId)
  if (!review) return ok([])
  if (review.state === 'edit_pending' && review.publishedRevision !== null)
    return refuse({ reason: 'edit_waits' })
  if (!isPublic(review.state) && review.state !== 'hidden_interim') return ok([])
  if (await hasDecided(tx, review.id, person.id)) return refuse({ reason: 'decided_before' })
  if (await needsTwo(tx, review, now)) return refuse({ reason: 'takes_two' })
  const verdict = { action: 'reject', reasonCode } as const
  const requestKey = `notice ${complaint.id} ${complaint.version}`
  const down = await restrictPublished(tx, { review, verdict, person, now, requestKey })
  if (down.ok) return ok([down.value])
  return down.refusal.reason === 'statement_incomplete'
    ? refuse(down.refusal)
    : refuse({ reason: 'no_content' })
}
