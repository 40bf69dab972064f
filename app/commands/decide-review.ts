import { randomUUID } from 'node:crypto'
import { needsTwo } from '#commands/disputes/voice-removal'
import { explainDecision, keepDecision } from '#commands/keep-decision'
import { findPolicyHeld } from '#commands/policy-held'
import { record } from '#commands/record'
import { type ChangedMeanwhile, explainChange, rememberBefore } from '#commands/review-change'
import type { Database, Tx } from '#db/client'
import { hasDecided } from '#db/disputes/disputes'
import { hasReopened } from '#db/disputes/removals'
import { type Grounds, lockGrounds } from '#db/grounds'
import { type LockedReview, lockReview, setReview } from '#db/reviews'
import { closeWorkItem, insertWorkItem, moveToSeniors } from '#db/work-queue'
import { undoWindowMs } from '#domain/consequences/review'
import { stateForAudit } from '#domain/detection/models/audit'
import { signalNames } from '#domain/detection/signal'
import { isHeldByOther } from '#domain/lease'
import type { Person } from '#domain/permission'
import { escalatedHours, placeInLine } from '#domain/priority'
import { ok, type Result, refuse } from '#domain/result'
import { interimHours, moveReview, type ReviewState, wasShown } from '#domain/review'
import type { StatementRefusal } from '#domain/statements/fill'
import type { DecisionOrigin } from '#domain/statements/origin'
import {
  effectOf,
  type Facts,
  judgeVerdict,
  strongSignal,
  type Verdict,
  type VerdictRefusal,
} from '#domain/verdict'

export type DecideReview = Verdict & {
  reviewId: string
  seenVersion: number
  requestKey: string
  /** The marketplace's time zone, in which days are said. */
  zone: string
  /** Whether it is written for a ring, which two found already: the detector, and whoever decided about all of it. */
  isOfRing?: boolean
}
export type DecideRefusal =
  | VerdictRefusal
  | ChangedMeanwhile
  | { reason: 'not_found' }
  | { reason: 'request_key_taken' }
  | StatementRefusal
  | { reason: 'lease_lost'; by: string | null; until: Date | null }
export type Decided = { id: string; state: ReviewState; version: number; undoUntil: Date }

/**
 * Decides about a review (V8–V13, V15, V17). The decision, what it changes, the statement of reasons where it
 * restricts, its event and the telling of it, held back while it can be undone, are one transaction. A repeated request
 * gets its first answer; one about another review under the same key is refused.
 *
 * Refused when the review is not as it was seen, to whoever is tied to its shop or author (B27), or while somebody else
 * has it; where nobody does, deciding needs no lease. What is hidden for the time being goes before the seniors, and
 * another person decides about it there.
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
    const { requestKey, zone } = command
    const asked = { review, personId: person.id, requestKey, strong: strongSignal, findings: signalNames }
    const { first, item, ...grounds } = await lockGrounds(tx, asked)
    if (first) return answerRepeated(first, command)
    if (review.version !== command.seenVersion) return refuse(await explainChange(tx, review))

    if (item && isHeldByOther(item, person.id, now)) {
      return refuse({ reason: 'lease_lost' as const, by: item.holderName, until: item.leaseUntil })
    }
    const seen = await readSeen(tx, { review, item, grounds, command }, person, now)
    const judged = judgeVerdict(command, seen, person)
    if (!judged.ok) return judged

    const decision = { id: randomUUID(), verdict: command, person, now, review, state: judged.value }
    const explained = explainDecision({ ...decision, ...grounds, zone, origin: originOf(grounds, item) })
    if (!explained.ok) return explained

    const due = judged.value === 'escalated' ? {} : { dueAt: dueOf(judged.value, now) }
    await setReview(tx, review.id, { state: judged.value, ...effectOf(command, review), ...due })
    await moveInLine(tx, { review, item, state: judged.value }, now)
    const event = await keepDecision(tx, {
      ...decision,
      requestKey,
      statement: explained.value,
      policyVersion: await findVersionToName(tx, review, grounds),
      before: rememberBefore(review, item),
      isAudit: item?.kind === 'audit',
      isFinal: false,
    })
    await record(tx, [event], { actor: { kind: 'person', id: person.id }, at: now })
    const undoUntil = new Date(now.getTime() + undoWindowMs)
    return ok({ id: decision.id, state: judged.value, version: review.version + 1, undoUntil })
  })
}

/** The policy a decision names: the one the review was screened by, else the one that holds. */
async function findVersionToName(
  tx: Tx,
  { sellerId }: LockedReview,
  { policyVersion }: Pick<Grounds, 'policyVersion'>,
): Promise<number> {
  return policyVersion ?? (await findPolicyHeld(tx, sellerId)).version
}

type Reading = {
  review: LockedReview
  item: Grounds['item']
  grounds: Omit<Grounds, 'first' | 'item'>
  command: DecideReview
}

/** What a verdict is judged by. Whoever audits a published review sees it as one that waits. */
async function readSeen(
  tx: Tx,
  { review, item, grounds, command }: Reading,
  person: Person,
  now: Date,
): Promise<Facts> {
  const isHidden = review.state === 'hidden_interim'
  const tookPart = isHidden && (await hasDecided(tx, review.id, person.id))
  const takesAnother =
    isRemovalInLine(review, command) &&
    (await hasReopened(tx, review.id, person.id)) &&
    (await needsTwo(tx, review, now))
  const state = item?.kind === 'audit' ? stateForAudit(review.state) : review.state
  return { ...review, ...grounds, tookPart, takesAnother, state }
}

/** Whether it would take from readers what they still see while it waits in line, as a reopened review does. */
function isRemovalInLine(review: LockedReview, { action, isOfRing }: DecideReview): boolean {
  return action === 'reject' && !isOfRing && wasShown(review) && moveReview(review.state, 'publish').ok
}

/** Whoever audits a review judges it for themselves, whatever it was noticed for. */
function originOf({ noticedBy }: Pick<Grounds, 'noticedBy'>, item: Grounds['item']): DecisionOrigin {
  return item?.kind === 'audit' ? 'own' : (noticedBy ?? 'own')
}

/** What a request that came before is answered. */
function answerRepeated(
  first: NonNullable<Grounds['first']>,
  { reviewId }: DecideReview,
): Result<Decided, { reason: 'request_key_taken' }> {
  if (first.subjectId !== reviewId) return refuse({ reason: 'request_key_taken' as const })
  return ok({ id: first.id, state: first.toState, version: first.version, undoUntil: first.effectiveAt })
}

/** What is hidden for the time being has to be decided about when that time is over (V15); nothing else is due then. */
function dueOf(state: ReviewState, now: Date): Date | null {
  return state === 'hidden_interim' ? new Date(now.getTime() + interimHours * 3_600_000) : null
}

type Moving = { review: LockedReview; item: Grounds['item']; state: ReviewState }

/** Closes the item of what is decided, and puts before the seniors what is escalated or hidden. */
async function moveInLine(tx: Tx, { review, item, state }: Moving, now: Date): Promise<void> {
  if (item && state !== 'escalated') await closeWorkItem(tx, item.id, now)
  if (item && state === 'escalated')
    await moveToSeniors(tx, item.id, { factor: 'escalated', hours: escalatedHours, values: {} })
  const dueAt = dueOf(state, now)
  if (!dueAt) return
  const place = placeInLine(dueAt, [{ factor: 'hidden', hours: interimHours, values: {} }])
  const { id: subjectId, language } = review
  await insertWorkItem(tx, { subjectId, queue: 'seniors', language, place, now })
}
