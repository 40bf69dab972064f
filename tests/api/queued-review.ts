import { receiveReviews } from '#commands/receive-reviews'
import type { Database } from '#db/client'
import { insertWorkItem } from '#db/work-queue'
import { placeInLine } from '#domain/priority'

/** A review that waits for a person, as screening leaves it, at version 2. */
export async function queueReview(db: Database, id: string, text = 'Call me on 0671234567, slow.') {
  const now = new Date()
  const row = {
    id,
    sellerId: 's1',
    rating: 2,
    text,
    createdAt: now.toISOString(),
    author: { id: 'a1' },
  }
  await receiveReviews(db, [row], { kind: 'api_key', id: 'key' }, now)
  await db
    .updateTable('review')
    .set({ state: 'queued', version: 2, fakeProbability: 0.7 })
    .where('id', '=', id)
    .execute()
  await db
    .insertInto('screening')
    .values({
      reviewId: id,
      revision: 1,
      model: 'test',
      policyVersion: 0,
      outcome: 'queue',
      fakeProbability: 0.7,
      signals: JSON.stringify([
        {
          name: 'no_order',
          strength: 0.4,
          contribution: 0.3,
          facts: [{ id: 'not_found', values: { order: 'o-17' } }],
        },
      ]),
      screenedAt: now,
    })
    .execute()
  await db.transaction().execute((tx) =>
    insertWorkItem(tx, {
      subjectId: id,
      queue: 'reviews',
      language: 'en',
      place: placeInLine(new Date(now.getTime() + 3_600_000), []),
      now,
    }),
  )
}
