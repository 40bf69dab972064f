import type { Database, Tx } from '#db/client'
import type { Exclusion } from '#db/exclusions/cases'
import { countRecheck, findLetterInTime, listNegatives } from '#db/exclusions/recheck-evidence'
import { dayOf, daysBetween } from '#domain/day'
import type { RecheckFindings } from '#domain/exclusion/recheck'

/**
 * Everything a re-check of this exclusion goes by, as it stands at `now`; undefined before it has taken effect.
 * The benchmarks are those of its snapshot, so that the seller is measured by what it was told.
 */
export async function gatherRecheck(
  db: Database | Tx,
  exclusion: Exclusion,
  now: Date,
): Promise<RecheckFindings | undefined> {
  const { sellerId, effectiveAt, dayZero, snapshot, zone, openedAt, proposedAt } = exclusion
  if (!effectiveAt || !dayZero || !snapshot) return undefined
  const anchors = {
    sellerId,
    effectiveAt,
    proposedAt: proposedAt ?? openedAt,
    snapshotIds: snapshot.negativeIds,
  }
  const negatives = await listNegatives(db, anchors)
  const counts = await countRecheck(db, anchors)
  const letter = await findLetterInTime(db, exclusion.id, exclusion.cycle)
  const today = dayOf(now, zone)
  return {
    evidence: {
      day: daysBetween(dayZero, today),
      negatives: negatives.listed.map(({ id, createdAt, state }) => ({
        id,
        state,
        ageDays: daysBetween(dayOf(createdAt, zone), today),
      })),
      negativesBeyond: negatives.beyond,
      usualReviews: snapshot.usualReviews,
      newPositiveBuyers: counts.newPositiveBuyers,
      shape: snapshot.shape,
      anchored: {
        atExclusion: snapshot.anchored,
        now: {
          observed: counts.anchoredObserved,
          expected: snapshot.expectedShare * counts.anchoredFeedback,
        },
      },
      sinceExclusion: {
        observed: counts.observedSince,
        expected: snapshot.expectedShare * counts.feedbackSince,
      },
      fakes: { confirmed: counts.confirmedFakeIds.length, pending: counts.pendingFakeIds.length },
      letter: letter && { day: daysBetween(dayZero, letter.receivedDay), verdict: letter.verdict },
    },
    ordersSince: counts.businessSince,
    newPositiveIds: counts.newPositiveIds,
    newNegativeIds: counts.newNegativeIds,
    confirmedFakeIds: counts.confirmedFakeIds,
    pendingFakeIds: counts.pendingFakeIds,
  }
}
