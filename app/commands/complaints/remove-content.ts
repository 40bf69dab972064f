import { restrictPublished } from '#commands/disputes/restrict-published'
import { needsTwo } from '#commands/disputes/voice-removal'
import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findNotice } from '#db/complaints/notices'
import { hasDecided } from '#db/disputes/disputes'
import { type LockedReview, lockReview } from '#db/reviews'
import { isTiedToReview } from '#db/ties'
import { disputeReasons } from '#domain/disputes/dispute'
import type { DomainEvent } from '#domain/event'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import { moveReview, wasShown } from '#domain/review'
import type { StatementRefusal } from '#domain/statements/fill'
import type { DecisionOrigin } from '#domain/statements/origin'
import type { IllegalGround } from '#domain/statements/review/restricting-decision'

export type RemoveRefusal =
  | { reason: 'no_content' | 'review_waits' | 'decided_before' | 'reason_unknown' | 'takes_two' | 'tied' }
  | StatementRefusal

type Removing = {
  complaint: Complaint
  reasonCode: string
  illegal: IllegalGround | null
  person: Person
  zone: string
}

/** Takes down the review a notice is about (V17). One that readers cannot see any more has nothing to lose. */
export async function removeContent(
  tx: Tx,
  { complaint, reasonCode, illegal, person, zone }: Removing,
  now: Date,
): Promise<Result<DomainEvent[], RemoveRefusal>> {
  const notice = await findNotice(tx, complaint.id)
  if (!notice) return refuse({ reason: 'no_content' })
  if (!disputeReasons.includes(reasonCode)) return refuse({ reason: 'reason_unknown' })
  const review = await lockReview(tx, notice.reviewId)
  const origin = notice.isFlagged ? 'trusted_flagger' : 'article_16'
  const ground = illegal && { ...illegal, noticedFor: complaint.subtopic }
  const why = { complaint, reasonCode, illegal: ground, person, zone, origin } as const
  return review ? takeDown(tx, review, why, now) : ok([])
}

/** Takes down the review of this seller something was demanded with (K18, R3.13). */
export async function removeExtorted(
  tx: Tx,
  {
    complaint,
    reviewId,
    person,
    zone,
  }: Pick<Removing, 'complaint' | 'person' | 'zone'> & { reviewId: string },
  now: Date,
): Promise<Result<DomainEvent[], RemoveRefusal>> {
  const review = await lockReview(tx, reviewId)
  if (review?.sellerId !== complaint.sellerId) return refuse({ reason: 'no_content' })
  const why = { complaint, reasonCode: 'extortion', illegal: null, person, zone, origin: 'other' } as const
  return takeDown(tx, review, why, now)
}

/**
 * By somebody who has not decided about it and is tied to neither its author nor its shop; its author is told why, and
 * never on whose word. While an edit of it or it itself, reopened, waits in line, readers still see it as it was:
 * refused until that is decided. Refused too where it takes two people: the first hides it for the time being, or
 * reopens it, and the second decides there.
 */
async function takeDown(
  tx: Tx,
  review: LockedReview,
  { complaint, reasonCode, person, ...ground }: Removing & { origin: Exclude<DecisionOrigin, 'own'> },
  now: Date,
): Promise<Result<DomainEvent[], RemoveRefusal>> {
  if (!moveReview(review.state, 'take_down').ok)
    return wasShown(review) ? refuse({ reason: 'review_waits' }) : ok([])
  if (await isTiedToReview(tx, person.id, review.id)) return refuse({ reason: 'tied' })
  if (await hasDecided(tx, review.id, person.id)) return refuse({ reason: 'decided_before' })
  if (await needsTwo(tx, review, now)) return refuse({ reason: 'takes_two' })
  const verdict = { action: 'reject', reasonCode } as const
  const requestKey = `${byComplaint}${complaint.id} ${complaint.version}`
  const down = await restrictPublished(tx, { review, verdict, person, now, requestKey, ...ground })
  if (down.ok) return ok([down.value])
  return down.refusal.reason === 'statement_incomplete'
    ? refuse(down.refusal)
    : refuse({ reason: 'no_content' })
}

const byComplaint = 'complaint '

/** Whether it was a complaint that a decision about a review followed from. */
export function isByComplaint(requestKey: string | null): boolean {
  return requestKey?.startsWith(byComplaint) ?? false
}
