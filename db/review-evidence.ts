import { sql } from 'kysely'
import type { Database } from '#db/client'

const past = ['id', 'sellerId', 'authorId', 'rating', 'language', 'state', 'createdAt'] as const
/** How much of an older review a list shows, in characters. */
const excerpt = sql<string>`left(text, 240)`.as('excerpt')

/** The newest reviews a seller got, or an author wrote, without the one being judged. */
export function listPastReviews(
  db: Database,
  of: { sellerId: string } | { authorId: string },
  { except, limit }: { except?: string; limit: number },
) {
  return db
    .selectFrom('review')
    .select([...past, excerpt])
    .$if('sellerId' in of, (query) => query.where('sellerId', '=', 'sellerId' in of ? of.sellerId : ''))
    .$if('authorId' in of, (query) => query.where('authorId', '=', 'authorId' in of ? of.authorId : ''))
    .$if(except !== undefined, (query) => query.where('id', '<>', except ?? ''))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Whole texts of reviews, in the order asked for, to be laid beside another. Unknown ids are left out. */
export async function listReviewTexts(db: Database, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('review')
    .select([...past, 'text'])
    .where('id', 'in', ids)
    .execute()
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** What a review said before each of its edits, newest first. */
export function listRevisions(db: Database, reviewId: string) {
  return db
    .selectFrom('reviewRevision')
    .select(['revision', 'rating', 'title', 'text', 'replacedAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('revision', 'desc')
    .limit(20)
    .execute()
}

export function listReplies(db: Database, reviewId: string) {
  return db
    .selectFrom('reply')
    .select(['id', 'text', 'createdAt'])
    .where('reviewId', '=', reviewId)
    .where('isStanding', '=', true)
    .orderBy('createdAt')
    .limit(10)
    .execute()
}

export function findOrderFacts(db: Database, id: string) {
  return db
    .selectFrom('customerOrder')
    .select([
      'id',
      'buyerId',
      'sellerId',
      'category',
      'placedAt',
      'amount',
      'currency',
      'promisedBy',
      'deliveredAt',
      'cancelledAt',
      'cancelledBy',
      'cancelReason',
      'returnedAt',
      'returnReason',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** What happened to a review, oldest first, with the names of the people who did it; at most the newest 60. */
export async function listReviewHistory(db: Database, reviewId: string) {
  const newest = await db
    .selectFrom('event')
    // An actor's id is a uuid only where the actor is a person.
    .leftJoin('account', (join) =>
      join.on('event.actorKind', '=', 'person').on(sql<boolean>`account.id::text = event.actor_id`),
    )
    .select(['event.id', 'event.type', 'event.data', 'event.actorKind', 'event.happenedAt', 'account.name'])
    .where('event.subjectKind', '=', 'review')
    .where('event.subjectId', '=', reviewId)
    .orderBy('event.id', 'desc')
    .limit(60)
    .execute()
  return newest.reverse()
}
