import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { StatementFields } from '#domain/statements/fields'
import type { StatementKind } from '#domain/statements/kind'

export type Place = { createdAt: Date; id: string }

/**
 * The statements of these kinds made from one instant until before another, the oldest first, after the one at
 * `after`; those of decisions that were taken back before anybody heard of them are left out. With what a review was
 * decided for, and what it was noticed for where that followed from a notice.
 */
export function listStatementsMade(
  db: Database,
  { kinds, from, until }: { kinds: readonly StatementKind[]; from: Date; until: Date },
  { after, limit }: { after: Place | undefined; limit: number },
) {
  let page = db
    .selectFrom('statement')
    .leftJoin('decision', 'decision.id', 'statement.decisionId')
    .select(['statement.id', 'statement.createdAt', 'statement.fields'])
    .select('decision.reasonCode')
    .select(
      sql<string | null>`(select c.subtopic from complaint c
        where c.id = substring(decision.request_key from '^complaint (.*) [0-9]+$'))`.as('noticedFor'),
    )
    .$narrowType<{ fields: StatementFields }>()
    .where('statement.kind', 'in', kinds)
    .where('statement.createdAt', '>=', from)
    .where('statement.createdAt', '<', until)
    .where('decision.undoneAt', 'is', null)
    .orderBy('statement.createdAt')
    .orderBy('statement.id')
    .limit(limit)
  if (after)
    page = page.where(sql<boolean>`(statement.created_at, statement.id) > (${after.createdAt}, ${after.id})`)
  return page.execute()
}
