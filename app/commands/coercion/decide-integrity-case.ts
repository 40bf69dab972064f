import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findCase, lockCase, setCaseDecided } from '#db/coercion/cases'
import { releaseHeldRatings } from '#db/coercion/questions'
import { lockReview } from '#db/reviews'
import { type IntegrityMove, moveIntegrityCase } from '#domain/coercion/state'
import { isHeldByOther } from '#domain/lease'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type DecideIntegrityCase = { caseId: string; move: IntegrityMove; note: string; seenVersion: number }
export type DecideIntegrityRefusal = {
  reason: 'not_found' | 'not_permitted' | 'changed_meanwhile' | 'lease_lost' | 'not_allowed'
}

/** What a senior makes of a case about honesty; one that is unfounded lets the review count as it is now. */
export async function decideIntegrityCase(
  db: Database,
  { caseId, move, note, seenVersion }: DecideIntegrityCase,
  person: Person,
  now: Date,
): Promise<Result<undefined, DecideIntegrityRefusal>> {
  if (!may(person, 'judge_integrity')) return refuse({ reason: 'not_permitted' })
  return db.transaction().execute(async (tx) => {
    const seen = await findCase(tx, caseId)
    const review = seen && (await lockReview(tx, seen.reviewId))
    const known = review && (await lockCase(tx, caseId))
    if (!known) return refuse({ reason: 'not_found' as const })
    if (known.version !== seenVersion) return refuse({ reason: 'changed_meanwhile' as const })
    if (isHeldByOther(known, person.id, now)) return refuse({ reason: 'lease_lost' as const })
    const moved = moveIntegrityCase(known.state, move)
    if (!moved.ok) return moved

    await setCaseDecided(tx, caseId, { state: moved.value, decidedBy: person.id, decidedAt: now, note })
    if (moved.value === 'unfounded' && known.kind === 'coerced_change')
      await releaseHeldRatings(tx, [known.reviewId])
    const outcome = moved.value === 'confirmed' ? ('confirmed' as const) : ('unfounded' as const)
    const subject = { kind: 'review', id: known.reviewId } as const
    const event = { type: 'integrity_case_decided', subject, data: { caseId, outcome } } as const
    await record(tx, [event], { actor: { kind: 'person', id: person.id }, at: now })
    return ok(undefined)
  })
}
