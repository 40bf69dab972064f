import type { Tx } from '#db/client'
import { insertDecision } from '#db/decisions'
import { settleAudit } from '#db/detector/audits'
import { listShopRecipients } from '#db/portal/recipients'
import type { ReviewBefore } from '#db/schema/work'
import { insertStatement } from '#db/statements/statements'
import { undoWindowMs } from '#domain/consequences/review'
import type { DomainEvent } from '#domain/event'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'
import { type ReviewDirection, type ReviewState, wasShown } from '#domain/review'
import type { StatementFields } from '#domain/statements/fields'
import type { StatementRefusal } from '#domain/statements/fill'
import type { DecisionOrigin } from '#domain/statements/origin'
import { decisionToState } from '#domain/statements/review/decision-to-state'
import type { IllegalGround } from '#domain/statements/review/restricting-decision'
import { languageOfAuthor, type ReviewStatement, stateReview } from '#domain/statements/review/state-review'
import type { Verdict } from '#domain/verdict'

/** A decision about a review that is about to be written. The caller holds the review. */
export type Deciding = {
  id: string
  verdict: Verdict
  person: Person
  now: Date
  review: {
    id: string
    sellerId: string
    authorId: string
    direction: ReviewDirection
    language: string | null
    createdAt: Date
    revision: number
    version: number
    state: ReviewState
    publishedRevision: number | null
  }
  /** The state it leads to. */
  state: ReviewState
}

type Explaining = Deciding & {
  shop: string
  shopLanguage: string | null
  strongSignals: number
  origin: DecisionOrigin
  illegal?: IllegalGround | null
  zone: string
}

/** The statement of reasons a decision owes the review's author; undefined where it restricts nothing. */
export function explainDecision({
  id,
  verdict,
  review,
  now,
  strongSignals: findings,
  ...facts
}: Explaining): Result<ReviewStatement | undefined, StatementRefusal> {
  const decision = decisionToState({
    ...{ id, verdict, shop: facts.shop, findings, origin: facts.origin, illegal: facts.illegal ?? null },
    zone: facts.zone,
    ...{ review: { ...review, wasPublic: wasShown(review) }, decidedAt: now },
  })
  return stateReview(decision, languageOfAuthor(review, facts.shopLanguage)) ?? ok(undefined)
}

type Keeping = Deciding & {
  requestKey: string
  statement: ReviewStatement | undefined
  policyVersion: number
  before: ReviewBefore
  isAudit: boolean
  /** Whether it cannot be undone: where it answers somebody who asked for it. */
  isFinal: boolean
}

/** Writes a decision with its statement of reasons and answers an audit with it; the event, which the caller records. */
export async function keepDecision(
  tx: Tx,
  { id, verdict, person, now, review, state, ...rest }: Keeping,
): Promise<DomainEvent> {
  await insertDecision(tx, {
    id,
    subjectId: review.id,
    revision: review.revision,
    action: verdict.action,
    reasonCode: verdict.reasonCode ?? null,
    note: verdict.note ?? null,
    redactions: verdict.action === 'redact' ? (verdict.redactions ?? []) : [],
    fromState: review.state,
    toState: state,
    version: review.version + 1,
    policyVersion: rest.policyVersion,
    decidedBy: person.id,
    decidedAt: now,
    effectiveAt: rest.isFinal ? now : new Date(now.getTime() + undoWindowMs),
    requestKey: rest.requestKey,
    before: rest.before,
  })
  const statementId = rest.statement ? await tellAuthor(tx, { id, review }, rest.statement, now) : null
  if (rest.isAudit && verdict.action !== 'escalate') {
    await settleAudit(tx, { reviewId: review.id, revision: review.revision, decisionId: id })
  }
  return {
    type: 'review_decided',
    subject: { kind: 'review', id: review.id },
    data: {
      before: review.state,
      after: state,
      revision: review.revision,
      action: verdict.action,
      decisionId: id,
      reasonCode: verdict.reasonCode ?? null,
      policyVersion: rest.policyVersion,
      automated: false,
      wasPublic: wasShown(review),
      statementId,
      ...(statementId !== null && isOfShop(review) && { isToShop: true as const }),
    },
  }
}

function isOfShop({ direction }: Pick<Deciding['review'], 'direction'>): boolean {
  return direction === 'seller_to_buyer'
}

/**
 * Keeps a statement to a review's author. The marketplace hands it on to a buyer, who has no account here; a shop has it
 * in the portal and by mail, once the decision cannot be undone any more.
 */
async function tellAuthor(
  tx: Tx,
  { id: decisionId, review }: Pick<Deciding, 'id' | 'review'>,
  { fields, ...statement }: Omit<ReviewStatement, 'fields'> & { fields: StatementFields },
  now: Date,
): Promise<string> {
  const about = { subjectKind: 'review', subjectId: review.id, decisionId } as const
  const row = { ...statement, ...about, fields: JSON.stringify(fields), createdAt: now }
  const marketplace = { channel: 'marketplace', state: 'queued' } as const
  if (!isOfShop(review))
    return insertStatement(tx, { ...row, addresseePersonId: review.authorId }, [marketplace])
  const recipients = await listShopRecipients(tx, review.sellerId)
  return insertStatement(tx, { ...row, addresseeSellerId: review.sellerId }, [
    { channel: 'portal', state: 'queued' },
    ...(recipients.length > 0 ? [{ channel: 'email' as const, state: 'queued' as const }] : []),
    marketplace,
  ])
}
