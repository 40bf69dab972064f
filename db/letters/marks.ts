import type { Tx } from '#db/client'
import type { Cause, FeedbackKind } from '#domain/cause'

type Subject = { kind: FeedbackKind; id: string }

/** The mark of one negative review or complaint, held until the transaction ends. */
export function lockMark(tx: Tx, { kind, id }: Subject) {
  return tx
    .selectFrom('feedbackCause')
    .select(['cause', 'openedAt'])
    .where('subjectKind', '=', kind)
    .where('subjectId', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Notes that it was opened. False where it had been before. */
export async function insertMark(
  tx: Tx,
  { kind, id }: Subject,
  { sellerId, now }: { sellerId: string; now: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('feedbackCause')
    .values({ subjectKind: kind, subjectId: id, sellerId, openedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

export async function setMarkCause(
  tx: Tx,
  { kind, id }: Subject,
  { cause, setBy, now }: { cause: Cause; setBy: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('feedbackCause')
    .set({ cause, setBy, setAt: now })
    .where('subjectKind', '=', kind)
    .where('subjectId', '=', id)
    .execute()
}
