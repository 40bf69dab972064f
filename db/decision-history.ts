import { sql } from 'kysely'
import type { Database } from '#db/client'

/** What a person has decided, newest first, after a place in that order. */
export function listDecisionsBy(
  db: Database,
  { accountId, after, limit }: { accountId: string; after?: { decidedAt: Date; id: string }; limit: number },
) {
  return db
    .selectFrom('decision')
    .innerJoin('review', 'review.id', 'decision.subjectId')
    .select([
      'decision.id',
      'decision.subjectId as reviewId',
      'decision.action',
      'decision.reasonCode',
      'decision.note',
      'decision.toState',
      'decision.version',
      'decision.decidedAt',
      'decision.effectiveAt',
      'decision.undoneAt',
      'review.state',
      'review.version as reviewVersion',
      'review.rating',
      'review.language',
      sql<string>`left(review.text, 160)`.as('excerpt'),
    ])
    .where('decision.decidedBy', '=', accountId)
    .where('decision.subjectKind', '=', 'review')
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(decision.decided_at, decision.id) < (${after?.decidedAt}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('decision.decidedAt', 'desc')
    .orderBy('decision.id', 'desc')
    .limit(limit)
    .execute()
}
