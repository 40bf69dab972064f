import type { Database, Tx } from '#db/client'
import type { Language } from '#domain/language'

export type ToldAnswer = { id: string; title: string; body: string; language: Language; createdAt: Date }

/** What a complaint's parties were told of its decision last: all of them, or one, in one message each. */
export function findNewestAnswer(
  db: Database | Tx,
  { complaintId, to }: { complaintId: string; to?: { sellerId: string } | { personId: string } },
): Promise<ToldAnswer | undefined> {
  return db
    .selectFrom('statement')
    .select(['id', 'title', 'body', 'language', 'createdAt'])
    .where('subjectKind', '=', 'complaint')
    .where('subjectId', '=', complaintId)
    .where('kind', '=', 'complaint_decided')
    .$if(to !== undefined && 'sellerId' in to, (query) =>
      query.where('addresseeSellerId', '=', (to as { sellerId: string }).sellerId),
    )
    .$if(to !== undefined && 'personId' in to, (query) =>
      query.where('addresseePersonId', '=', (to as { personId: string }).personId),
    )
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}
