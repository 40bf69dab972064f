import type { Insertable } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ComplaintMessageTable } from '#db/schema/complaints'
import type { ComplaintLane } from '#domain/complaints/lane'
import type { ComplaintSide } from '#domain/complaints/mover'

export type NewComplaintMessage = Omit<Insertable<ComplaintMessageTable>, 'id' | 'sentAt'>

/** Keeps a message; undefined where the same form was sent before. */
export async function insertComplaintMessage(
  tx: Tx,
  message: NewComplaintMessage,
  now: Date,
): Promise<string | undefined> {
  const inserted = await tx
    .insertInto('complaintMessage')
    .values({ ...message, sentAt: now })
    .onConflict((conflict) => conflict.column('requestKey').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

/** What was written about a complaint in these lanes, the newest first, with our people's names; at most `limit`. */
export function listComplaintMessages(
  db: Database,
  { complaintId, lanes, limit }: { complaintId: string; lanes: ComplaintLane[]; limit: number },
) {
  return db
    .selectFrom('complaintMessage')
    .leftJoin('account', 'account.id', 'complaintMessage.authorId')
    .select(['complaintMessage.id', 'lane', 'sentBy', 'text', 'sentAt', 'account.name as author'])
    .where('complaintId', '=', complaintId)
    .where('lane', 'in', lanes)
    .orderBy('sentAt', 'desc')
    .orderBy('complaintMessage.id', 'desc')
    .limit(limit)
    .execute()
}

/** The newest message a side can read and has not written itself. */
export function findNewestMessageFor(
  tx: Tx,
  { complaintId, side, lanes }: { complaintId: string; side: ComplaintSide; lanes: ComplaintLane[] },
) {
  return tx
    .selectFrom('complaintMessage')
    .select('id')
    .where('complaintId', '=', complaintId)
    .where('lane', 'in', lanes)
    .where('sentBy', '!=', side)
    .orderBy('sentAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
