import type { Tx } from '#db/client'
import { findRemovalFacts, findRemovalVoice, insertRemovalVoice } from '#db/disputes/removals'
import { removalWindowMs, takesTwo } from '#domain/disputes/removal'
import { ok, type Result, refuse } from '#domain/result'
import type { ReviewState } from '#domain/review'

type Voice = {
  review: { id: string; revision: number; sellerId: string; state: ReviewState }
  reasonCode: string
  personId: string
  /** What whoever comes first leaves for the second. */
  note: string
}

/**
 * Whether a review can be taken down now: where that takes two people, the first only says so (V17), and the second must
 * be another. The caller holds the review.
 */
export async function voiceRemoval(
  tx: Tx,
  { review, reasonCode, personId, note }: Voice,
  now: Date,
): Promise<Result<'enough' | 'first', { reason: 'second_person_needed' }>> {
  if (!(await needsTwo(tx, review, now))) return ok('enough' as const)
  const of = { reviewId: review.id, revision: review.revision }
  const first = await findRemovalVoice(tx, of)
  if (first)
    return first.voicedBy === personId
      ? refuse({ reason: 'second_person_needed' as const })
      : ok('enough' as const)
  await insertRemovalVoice(tx, { ...of, reasonCode, voicedBy: personId, voicedAt: now, note })
  return ok('first' as const)
}

/** Whether it takes two people to take a review down now. */
export async function needsTwo(tx: Tx, { sellerId, state }: Voice['review'], now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - removalWindowMs)
  return takesTwo(await findRemovalFacts(tx, sellerId, since), state)
}
