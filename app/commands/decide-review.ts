import { randomUUID } from 'node:crypto'
import { explainDecision, keepDecision } from '#commands/keep-decision'
import { record } from '#commands/record'
import { type ChangedMeanwhile, explainChange, rememberBefore } from '#commands/review-change'
import type { Database, Tx } from '#db/client'
import { type Grounds, lockGrounds } from '#db/grounds'
import { lockReview, setReview } from '#db/reviews'
import { closeWorkItem, moveToSeniors } from '#db/work-queue'
import { undoWindowMs } from '#domain/consequences/review'
import { stateForAudit } from '#domain/detection/models/audit'
import { signalNames } from '#domain/detection/signal'
import { isHeldByOther } from '#domain/lease'
import type { Person } from '#domain/permission'
import { escalatedHours } from '#domain/priority'
import { ok, type Result, refuse } from '#domain/result'
import type { ReviewState } from '#domain/review'
import type { StatementRefusal } from '#domain/statements/fill'
import { effectOf, judgeVerdict, strongSignal, type Verdict, type VerdictRefusal } from '#domain/verdict'

export type DecideReview = Verdict & { reviewId: string; seenVersion: number; requestKey: string }
export type DecideRefusal =
  | VerdictRefusal
  | ChangedMeanwhile
  | { reason: 'not_found' }
  | { reason: 'request_key_taken' }
  | StatementRefusal
  | { reason: 'lease_lost'; by: string | null; until: Date | null }
export type Decided = { id: string; state: ReviewState; version: number; undoUntil: Date }

/**
 * Decides about a review (V8–V13). The decision, what it changes, the statement of reasons where it restricts, its event
 * and the telling of it, held back while it can be undone, are one transaction. A repeated request gets its first answer; one about another
 * review under the same key is refused.
 *
 * Refused when the review is not as it was seen, or while somebody else has it; where nobody does, deciding needs
 * no lease.
 */
export async function decideReview(
  db: Database,
  command: DecideReview,
  person: Person,
  now: Date,
): Promise<Result<Decided, DecideRefusal>> {
  return db.transaction().execute(async (tx) => {
    const review = await lockReview(tx, command.reviewId)
    if (!review) return refuse({ reason: 'not_found' as const })
    const { requestKey } = command
    const asked = { review, requestKey, strong: strongSignal, findings: signalNames }
    const { first, item, ...grounds } = await lockGrounds(tx, asked)
    if (first) return answerRepeated(first, command)
    if (review.version !== command.seenVersion) return refuse(await explainChange(tx, review))

    if (item && isHeldByOther(item, person.id, now)) {
      return refuse({ reason: 'lease_lost' as const, by: item.holderName, until: item.leaseUntil })
    }
    const judged = judgeVerdict(command, { ...review, ...grounds, state: stateSeen(review, item) }, person)
    if (!judged.ok) return judged

    const decision = { id: randomUUID(), verdict: command, person, now, review, state: judged.value }
    const explained = explainDecision({ ...decision, ...grounds, isNotified: false })
    if (!explained.ok) return explained

    await setReview(tx, review.id, { state: judged.value, ...effectOf(command, review) })
    if (item) await moveItemOn(tx, item.id, judged.value, now)
    const event = await keepDecision(tx, {
      ...decision,
      requestKey,
      statement: explained.value,
      policyVersion: grounds.policyVersion,
      before: rememberBefore(review, item),
      isAudit: item?.kind === 'audit',
    })
    await record(tx, [event], { actor: { kind: 'person', id: person.id }, at: now })
    const undoUntil = new Date(now.getTime() + undoWindowMs)
    return ok({ id: decision.id, state: judged.value, version: review.version + 1, undoUntil })
  })
}

/** Whoever audits a published review sees it as one that waits. */
function stateSeen({ state }: { state: ReviewState }, item: Grounds['item']): ReviewState {
  return item?.kind === 'audit' ? stateForAudit(state) : state
}

/** What a request that came before is answered. */
function answerRepeated(
  first: NonNullable<Grounds['first']>,
  { reviewId }: DecideReview,
): Result<Decided, { reason: 'request_key_taken' }> {
  if (first.subjectId !== reviewId) return refuse({ reason: 'request_key_taken' as const })
  return ok({ id: first.id, state: first.toState, version: first.version, undoUntil: first.effectiveAt })
}

async function moveItemOn(tx: Tx, itemId: string, state: ReviewState, now: Date): Promise<void> {
  if (state !== 'escalated') return closeWorkItem(tx, itemId, now)
  await moveToSeniors(tx, itemId, { factor: 'escalated', hours: escalatedHours, values: {} })
}
