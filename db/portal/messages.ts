import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'

export type MessageSide = 'seller' | 'marketplace'

export type CaseMessage = {
  id: string
  sentBy: MessageSide
  /** The name of who wrote it. */
  author: string
  text: string
  sentAt: Date
  readAt: Date | null
}

/** A page of what a shop and the marketplace wrote to each other, the newest first, after a place. */
export function listMessages(
  db: Database,
  sellerId: string,
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<CaseMessage[]> {
  return db
    .selectFrom('caseMessage')
    .innerJoin('account', 'account.id', 'caseMessage.authorId')
    .select(['caseMessage.id', 'sentBy', 'account.name as author', 'text', 'sentAt', 'readAt'])
    .where('caseMessage.sellerId', '=', sellerId)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(sent_at, case_message.id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy('sentAt', 'desc')
    .orderBy('caseMessage.id', 'desc')
    .limit(limit)
    .execute()
}

/** How many messages of the other side a reader has not seen. */
export async function countUnreadMessages(
  db: Database,
  { sellerId, reader }: { sellerId: string; reader: MessageSide },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from case_message where seller_id = ${sellerId} and sent_by <> ${reader} and read_at is null limit 100
    ) unread`.execute(db)
  return rows[0]?.count ?? 0
}

/** Notes that a side has seen what the other wrote. */
export async function markMessagesRead(
  db: Database,
  { sellerId, reader }: { sellerId: string; reader: MessageSide },
  now: Date,
): Promise<void> {
  await db
    .updateTable('caseMessage')
    .set({ readAt: now })
    .where('sellerId', '=', sellerId)
    .where('sentBy', '!=', reader)
    .where('readAt', 'is', null)
    .execute()
}

export type NewCaseMessage = {
  sellerId: string
  exclusionId: string | null
  sentBy: MessageSide
  authorId: string
  text: string
  requestKey: string
}

/** Keeps a message; undefined where the same form was sent before. */
export async function insertMessage(tx: Tx, message: NewCaseMessage, now: Date): Promise<string | undefined> {
  const inserted = await tx
    .insertInto('caseMessage')
    .values({ ...message, sentAt: now })
    .onConflict((conflict) => conflict.column('requestKey').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}
