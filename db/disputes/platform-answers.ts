import type { Database, Tx } from '#db/client'

/** What the marketplace has written, or answered, to a review of its own fault as it stands now. */
export function findPlatformAnswer(db: Database | Tx, reviewId: string) {
  return db
    .selectFrom('platformAnswer')
    .innerJoin('account', 'account.id', 'platformAnswer.writtenBy')
    .innerJoin('review', 'review.id', 'platformAnswer.reviewId')
    .whereRef('platformAnswer.writtenAt', '>=', 'review.receivedAt')
    .select(['platformAnswer.text', 'platformAnswer.writtenBy', 'platformAnswer.writtenAt'])
    .select(['platformAnswer.publishedAt', 'account.name as writtenByName'])
    .where('platformAnswer.reviewId', '=', reviewId)
    .executeTakeFirst()
}

/** Keeps what is to be answered, in place of what was to be until now. */
export async function setPlatformAnswer(
  tx: Tx,
  { reviewId, ...written }: { reviewId: string; text: string; writtenBy: string },
  now: Date,
): Promise<void> {
  const said = { ...written, writtenAt: now }
  await tx
    .insertInto('platformAnswer')
    .values({ reviewId, ...said })
    .onConflict((conflict) => conflict.column('reviewId').doUpdateSet(said))
    .execute()
}

export async function setPlatformAnswerShown(
  tx: Tx,
  { reviewId, publishedBy }: { reviewId: string; publishedBy: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('platformAnswer')
    .set({ publishedBy, publishedAt: now })
    .where('reviewId', '=', reviewId)
    .execute()
}
