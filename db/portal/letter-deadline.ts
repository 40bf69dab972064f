import type { Database } from '#db/client'

/** By when a seller's letter that waits for an answer is answered (R4.7); undefined where none waits. */
export async function findLetterDeadline(db: Database, sellerId: string): Promise<Date | undefined> {
  const found = await db
    .selectFrom('letter')
    .select('replyDueAt')
    .where('sellerId', '=', sellerId)
    .where('receivedAt', 'is not', null)
    .where('answeredAt', 'is', null)
    .where('state', '!=', 'withdrawn')
    .orderBy('receivedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.replyDueAt ?? undefined
}
