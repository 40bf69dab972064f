import { sql } from 'kysely'
import type { Database } from '#db/client'

/** How many appeals from a person's decisions about reviews were answered since, and how many of them were right. */
export async function countReversals(
  db: Database,
  { accountId, since }: { accountId: string; since: Date },
): Promise<{ answered: number; reversed: number }> {
  const { rows } = await sql<{ answered: number; reversed: number }>`
    select count(*)::int as answered, count(*) filter (where a.outcome <> 'upheld')::int as reversed
    from appeal a join statement s on s.id = a.statement_id join decision d on d.id = s.decision_id
    where a.decided_at >= ${since} and d.decided_by = ${accountId}::uuid`.execute(db)
  return rows[0] ?? { answered: 0, reversed: 0 }
}

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
      // What an appeal from it came to, where it was right; told to whoever decided, and to nobody of the appellant.
      sql<
        'overturned' | 'modified' | null
      >`(select a.outcome from statement s join appeal a on a.statement_id = s.id
        where s.decision_id = decision.id and a.decided_at is not null and a.outcome <> 'upheld' limit 1)`.as(
        'appealed',
      ),
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
