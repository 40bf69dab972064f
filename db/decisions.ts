import type { Database, Tx } from '#db/client'
import type { ReviewBefore } from '#db/schema/work'
import type { DecisionAction, Redaction, ReviewState } from '#domain/review'

export type NewDecision = {
  id: string
  subjectId: string
  revision: number
  action: DecisionAction
  reasonCode: string | null
  note: string | null
  redactions: Redaction[]
  fromState: ReviewState
  toState: ReviewState
  version: number
  policyVersion: number
  decidedBy: string
  decidedAt: Date
  effectiveAt: Date
  requestKey: string
  before: ReviewBefore
}

export async function insertDecision(tx: Tx, decision: NewDecision): Promise<void> {
  await tx
    .insertInto('decision')
    .values({
      ...decision,
      subjectKind: 'review',
      redactions: JSON.stringify(decision.redactions),
      before: JSON.stringify(decision.before),
    })
    .execute()
}

export function findDecision(db: Database | Tx, id: string) {
  return db
    .selectFrom('decision')
    .leftJoin('account', 'account.id', 'decision.decidedBy')
    .leftJoin('statement', 'statement.decisionId', 'decision.id')
    .selectAll('decision')
    .select(['account.name as decidedByName', 'statement.id as statementId'])
    .where('decision.id', '=', id)
    .executeTakeFirst()
}

/** The newest decision about a review that was not undone. */
export function findStandingDecision(db: Database | Tx, reviewId: string) {
  return db
    .selectFrom('decision')
    .leftJoin('account', 'account.id', 'decision.decidedBy')
    .leftJoin('statement', 'statement.decisionId', 'decision.id')
    .selectAll('decision')
    .select(['account.name as decidedByName', 'statement.id as statementId'])
    .where('decision.subjectKind', '=', 'review')
    .where('decision.subjectId', '=', reviewId)
    .where('undoneAt', 'is', null)
    .orderBy('decidedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function markUndone(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('decision').set({ undoneAt: at }).where('id', '=', id).execute()
}

/**
 * Takes the telling of a decision back out of the outbox.
 *
 * @returns false when the relay already has it: then it is told, and can no longer be undone.
 */
export async function recallAnnouncement(tx: Tx, reviewId: string, decisionId: string): Promise<boolean> {
  const recalled = await tx
    .deleteFrom('outbox')
    .where('eventId', 'in', (sub) =>
      sub
        .selectFrom('event')
        .select('id')
        .where('subjectKind', '=', 'review')
        .where('subjectId', '=', reviewId)
        .where('type', '=', 'review_decided')
        .where((eb) => eb(eb.ref('data', '->>').key('decisionId'), '=', decisionId)),
    )
    .returning('id')
    .executeTakeFirst()
  return recalled !== undefined
}
