import type { ShopFault } from '#app/components/disputes/fault-claims.tsx'
import { readExpectedWait } from '#app/pages/expected-wait.server.ts'
import { toPlain } from '#app/pages/plain.ts'
import type { Database } from '#db/client'
import { listFaultClaimsOf } from '#db/disputes/fault-claims'
import { findFault } from '#db/disputes/faults'
import { findPlatformAnswer } from '#db/disputes/platform-answers'
import { findReview } from '#db/reviews'
import { judgeFaultClaim } from '#domain/disputes/fault-claim'
import { shownRevision } from '#domain/review'

/** Whose fault a review of a shop's tells of; null where there is nothing to say of that. */
export async function readShopFault(db: Database, reviewId: string, now: Date): Promise<ShopFault | null> {
  const [review, said, claims, answer] = await Promise.all([
    findReview(db, reviewId),
    findFault(db, reviewId),
    listFaultClaimsOf(db, reviewId),
    findPlatformAnswer(db, reviewId),
  ])
  if (!review) return null
  const revision = shownRevision(review)
  const asked = { review, known: said?.fault, earlier: claims, revision, text: 'any' }
  const canClaim = judgeFaultClaim(asked).ok
  if (!said && claims.length === 0 && !canClaim) return null
  const since = claims.find(({ state }) => state === 'open')?.filedAt
  return {
    // Who found it is named to no shop.
    said: said ? { fault: said.fault, note: said.note } : null,
    platformAnswer: said?.fault === 'platform' && answer?.publishedAt ? answer.text : null,
    claims: toPlain(claims).map(({ id, state, fault, text, found, note, filedAt, dueAt, statementId }) => ({
      ...{ id, state, fault, text, found, note, filedAt, dueAt, statementId },
    })),
    wait: await readExpectedWait(db, { line: 'fault_claim', since }, now),
    canClaim,
  }
}
