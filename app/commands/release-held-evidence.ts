import { record } from '#commands/record'
import type { Database } from '#db/client'
import { listPolicies } from '#db/policies'
import { lockHeldReviews, setStates } from '#db/screenings'
import { moveWorkItems } from '#db/work-items'
import type { Actor } from '#domain/event'
import { policyOf } from '#domain/policy'
import { placeInLine } from '#domain/priority'
import { ok, type Result } from '#domain/result'
import { moveReview } from '#domain/review'

const hourMs = 3_600_000

/**
 * Gives held reviews to people once their order has come or their wait for evidence is over (V5); no clock ever
 * rejects one. Passes over
 * those that were decided, revised or withdrawn meanwhile, or are not due yet.
 *
 * @returns how many were given to people
 */
export async function releaseHeldEvidence(
  db: Database,
  { ids }: { ids: string[] },
  actor: Actor,
  now: Date,
): Promise<Result<number, never>> {
  return db.transaction().execute(async (tx) => {
    const policies = await listPolicies(tx)
    const held = await lockHeldReviews(tx, ids, now)
    const released = held.flatMap((review) => {
      const moved = moveReview(review.state, 'evidence_due')
      const { dueHours } = policyOf(policies, review.category).rules
      const place = placeInLine(new Date(now.getTime() + dueHours * hourMs), [])
      return moved.ok ? [{ ...review, before: review.state, after: moved.value, place }] : []
    })
    if (released.length === 0) return ok(0)

    await setStates(
      tx,
      released.map(({ id, after, place }) => ({ id, state: after, dueAt: place.dueAt })),
    )
    await moveWorkItems(
      tx,
      released.map(({ id, place }) => ({ subjectId: id, place })),
    )
    const events = released.map(({ id, before, after, revision }) => ({
      type: 'evidence_fell_due' as const,
      subject: { kind: 'review' as const, id },
      data: { before, after, revision },
    }))
    await record(tx, events, { actor, at: now })
    return ok(released.length)
  })
}
