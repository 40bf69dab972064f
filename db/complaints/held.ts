import type { Database, Tx } from '#db/client'
import type { HeldMessageTable } from '#db/schema/complaints'
import type { HeldOutcome } from '#domain/complaints/held'
import type { ComplaintSide } from '#domain/complaints/mover'

export type NewHeldMessage = Pick<
  HeldMessageTable,
  'complaintId' | 'sentBy' | 'authorId' | 'text' | 'requestKey'
>

/** Keeps a message back; undefined where the same form was sent before. */
export async function insertHeldMessage(
  tx: Tx,
  message: NewHeldMessage,
  now: Date,
): Promise<string | undefined> {
  const inserted = await tx
    .insertInto('heldMessage')
    .values({ ...message, heldAt: now })
    .onConflict((conflict) => conflict.column('requestKey').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

/** Whether what a form said was kept back when it was sent, whatever came of it. */
export async function wasHeldBack(db: Database, requestKey: string): Promise<boolean> {
  const held = await db
    .selectFrom('heldMessage')
    .select('id')
    .where('requestKey', '=', requestKey)
    .executeTakeFirst()
  return held !== undefined
}

/** A held message, held against every other decision until the transaction ends. Lock its complaint first. */
export function lockHeldMessage(tx: Tx, of: { complaintId: string; heldId: string }) {
  return tx
    .selectFrom('heldMessage')
    .select(['id', 'sentBy', 'authorId', 'text', 'requestKey', 'outcome'])
    .where('id', '=', of.heldId)
    .where('complaintId', '=', of.complaintId)
    .forUpdate()
    .executeTakeFirst()
}

export async function setHeldMessage(
  tx: Tx,
  id: string,
  decided: { outcome: HeldOutcome; decidedBy: string; decidedAt: Date },
): Promise<void> {
  await tx.updateTable('heldMessage').set(decided).where('id', '=', id).execute()
}

/** What is held in a complaint and not decided, of one side or of both, the oldest first; at most twenty. */
export function listHeldOf(db: Database, complaintId: string, side?: ComplaintSide) {
  return db
    .selectFrom('heldMessage')
    .select(['id', 'sentBy', 'text', 'heldAt'])
    .where('complaintId', '=', complaintId)
    .where('outcome', 'is', null)
    .$if(side !== undefined, (query) => query.where('sentBy', '=', side ?? 'complainant'))
    .orderBy('heldAt')
    .limit(20)
    .execute()
}

/** What is held anywhere and waits for one of our people, the longest first; at most `limit`. */
export function listHeldMessages(db: Database, limit: number) {
  return db
    .selectFrom('heldMessage')
    .innerJoin('complaint', 'complaint.id', 'heldMessage.complaintId')
    .select(['heldMessage.id', 'complaintId', 'complaint.number', 'sentBy', 'heldMessage.text', 'heldAt'])
    .where('outcome', 'is', null)
    .orderBy('heldAt')
    .orderBy('heldMessage.id')
    .limit(limit)
    .execute()
}
