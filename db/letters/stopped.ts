import type { Database, Tx } from '#db/client'

/** Keeps the words a letter was stopped for, so that they can be shown to whoever judges it. */
export async function insertStoppedLetter(
  tx: Tx,
  stopped: { letterId: string; authorId: string; phrases: string[] },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('stoppedLetter')
    .values({ ...stopped, stoppedAt: now })
    .execute()
}

/** What a letter was stopped for, the newest first; at most twenty. */
export function listStoppedLetters(db: Database, letterId: string) {
  return db
    .selectFrom('stoppedLetter')
    .select(['id', 'phrases', 'stoppedAt'])
    .where('letterId', '=', letterId)
    .orderBy('stoppedAt', 'desc')
    .limit(20)
    .execute()
}
