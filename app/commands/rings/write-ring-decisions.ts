import { decideReview } from '#commands/decide-review'
import { record } from '#commands/record'
import { reopenReview } from '#commands/reopen-review'
import { undoDecision } from '#commands/undo-decision'
import type { Database } from '#db/client'
import {
  countOutcomes,
  findDeciding,
  hasNewReviews,
  listUndecided,
  lockRing,
  type RoundReview,
  setOutcome,
  setRing,
} from '#db/rings/deciding'
import { isTiedToReview } from '#db/ties'
import type { Person } from '#domain/permission'
import { judgeRingReview } from '#domain/rings/judge-review'
import { isReopenedFirst, moveRing } from '#domain/rings/ring'
import { strongSignal } from '#domain/verdict'

type Deciding = NonNullable<Awaited<ReturnType<typeof findDeciding>>>
type Outcome = { outcome: string; decisionId: string | null }

/**
 * Writes the next decisions of a ring that is being rejected, one per review and each by the rules and in the name of
 * the person who decided; what is refused for one is kept with it and holds up no other. Doing it twice, or going on
 * after a kill, decides nothing twice.
 *
 * @returns whether there are more to write
 */
export async function writeRingDecisions(
  db: Database,
  { ringId, reviewsAtOnce, zone }: { ringId: string; reviewsAtOnce: number; zone: string },
  now: Date,
): Promise<boolean> {
  const deciding = await findDeciding(db, ringId)
  if (!deciding) return false
  const { round, personId: id, personName: name, role } = deciding
  const person: Person = { kind: 'person', id, name, role, sellerId: null, language: 'en' }
  const rest = await listUndecided(db, { ringId, round, strong: strongSignal, limit: reviewsAtOnce })
  for (const review of rest) {
    const outcome = await rejectOne(
      db,
      { review, deciding, key: `ring ${ringId} ${round}`, zone },
      person,
      now,
    )
    const isKept = await setOutcome(db, { ringId, round, reviewId: review.reviewId }, outcome)
    if (isKept) continue
    // Whoever decided has taken it back while this one was being written.
    if (outcome.decisionId) await undoDecision(db, { decisionId: outcome.decisionId }, person, now)
    return false
  }
  if (rest.length === reviewsAtOnce) return true
  await finish(db, { ringId, round }, now)
  return false
}

type One = { review: RoundReview; deciding: Deciding; key: string; zone: string }

/**
 * Rejects one review. One that was decided before is reopened first, so that what readers see changes by a decision
 * only.
 */
async function rejectOne(
  db: Database,
  { review, deciding, key, zone }: One,
  person: Person,
  now: Date,
): Promise<Outcome> {
  const { reviewId, seenVersion } = review
  const note = deciding.note ?? undefined
  const verdict = { action: 'reject', reasonCode: deciding.reasonCode, note } as const
  const requestKey = `${key} ${reviewId}`
  const command = { ...verdict, zone, reviewId, seenVersion, requestKey, isOfRing: true }
  if (isReopenedFirst(review.state) || review.version !== seenVersion) {
    // Answered where it was decided before a kill; refused otherwise, as nobody has seen it as it is now.
    const repeated = await decideReview(db, { ...command, seenVersion: 0 }, person, now)
    if (repeated.ok) return { outcome: 'rejected', decisionId: repeated.value.id }
    const { state, strongSignals } = review
    // A part taken before counts for hidden reviews alone, and those are never reopened.
    const grounds = { strongSignals, isTied: await isTiedToReview(db, person.id, reviewId), tookPart: false }
    const judged = judgeRingReview(verdict, { state, ...grounds }, person)
    if (!judged.ok) return refused(judged.refusal)
    const why = note ?? deciding.reasonCode
    const reopening = { reviewId, seenVersion, why, requestKey: `${key} reopen ${reviewId}` }
    const reopened = await reopenReview(db, reopening, person, now)
    if (!reopened.ok) return refused(reopened.refusal)
    command.seenVersion = seenVersion + 1
  }
  const decided = await decideReview(db, command, person, now)
  return decided.ok ? { outcome: 'rejected', decisionId: decided.value.id } : refused(decided.refusal)
}

const refused = ({ reason }: { reason: string }): Outcome => ({ outcome: reason, decisionId: null })

/** Ends a round. Reviews that joined the ring meanwhile leave it open. */
async function finish(
  db: Database,
  { ringId, round }: { ringId: string; round: number },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const ring = await lockRing(tx, ringId)
    const moved = ring && ring.round === round ? moveRing(ring.state, 'finish') : undefined
    if (!moved?.ok) return
    const grown = (await hasNewReviews(tx, ringId)) ? moveRing(moved.value, 'grow') : moved
    await setRing(tx, ringId, { state: grown.ok ? grown.value : moved.value })
    const data = { round, ...(await countOutcomes(tx, ringId, round)) }
    await record(tx, [{ type: 'ring_decisions_written', subject: { kind: 'ring', id: ringId }, data }], {
      actor: { kind: 'job', id: 'decide_rings' },
      at: now,
    })
  })
}
