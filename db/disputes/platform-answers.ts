import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { shownRevision } from '#db/disputes/faults'

/** What the marketplace has written, or answered, to a review of its own fault as readers see it now. */
export function findPlatformAnswer(db: Database | Tx, reviewId: string) {
  return db
    .selectFrom('platformAnswer')
    .innerJoin('account', 'account.id', 'platformAnswer.writtenBy')
    .innerJoin('review', 'review.id', 'platformAnswer.reviewId')
    .where('platformAnswer.revision', '=', sql.raw<number>(shownRevision('review')))
    .select(['platformAnswer.text', 'platformAnswer.writtenBy', 'platformAnswer.writtenAt'])
    .select(['platformAnswer.publishedAt', 'account.name as writtenByName'])
    .where('platformAnswer.reviewId', '=', reviewId)
    .executeTakeFirst()
}

/** One text of a review. */
type Answered = { reviewId: string; revision: number }

/** Keeps what is to be answered to a text, in place of what was to be until now. */
export async function setPlatformAnswer(
  tx: Tx,
  { reviewId, revision, ...written }: Answered & { text: string; writtenBy: string },
  now: Date,
): Promise<void> {
  const said = { ...written, writtenAt: now }
  await tx
    .insertInto('platformAnswer')
    .values({ reviewId, revision, ...said })
    .onConflict((conflict) => conflict.columns(['reviewId', 'revision']).doUpdateSet(said))
    .execute()
}

export async function setPlatformAnswerShown(
  tx: Tx,
  { reviewId, revision, publishedBy }: Answered & { publishedBy: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('platformAnswer')
    .set({ publishedBy, publishedAt: now })
    .where('reviewId', '=', reviewId)
    .where('revision', '=', revision)
    .execute()
}
