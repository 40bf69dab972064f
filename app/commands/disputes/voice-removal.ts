import type { Tx } from '#db/client'
import { findRemovalFacts, findRemovalVoice, insertRemovalVoice } from '#db/disputes/removals'
import { removalWindowMs, takesTwo } from '#domain/disputes/removal'
import { ok, type Result, refuse } from '#domain/result'
import type { ReviewState } from '#domain/review'

type Voice = {
  disputeId: string
  review: { id: string; sellerId: string; state: ReviewState }
  personId: string
  /** What whoever comes first leaves for the second. */
  note: string
  /** Whether they judge under a waiver: then whoever hid it for the time being may be themselves, no second person. */
  isWaived: boolean
}

/**
 * Whether a disputed review can be taken down now: where that takes two people, the first only says so (V17), and the
 * second must be another, even if one alone would be enough by then. The caller holds the review.
 */
export async function voiceRemoval(
  tx: Tx,
  { disputeId, review, personId, note, isWaived }: Voice,
  now: Date,
): Promise<Result<'enough' | 'first', { reason: 'second_person_needed' }>> {
  const first = await findRemovalVoice(tx, disputeId)
  if (first)
    return first.voicedBy === personId
      ? refuse({ reason: 'second_person_needed' as const })
      : ok('enough' as const)
  const state = isWaived ? 'published' : review.state
  if (!(await needsTwo(tx, { ...review, state }, now))) return ok('enough' as const)
  await insertRemovalVoice(tx, { disputeId, reviewId: review.id, voicedBy: personId, voicedAt: now, note })
  return ok('first' as const)
}

/** Whether it takes two people to take a review down now. */
export async function needsTwo(tx: Tx, { sellerId, state }: Voice['review'], now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - removalWindowMs)
  return takesTwo(await findRemovalFacts(tx, sellerId, since), state)
}
