import type { Database, Tx } from '#db/client'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { ArbitrationGround } from '#domain/mediation/arbitration'

/** The newest arbitration of a complaint. */
export function findArbitration(db: Tx | Database, complaintId: string) {
  return db
    .selectFrom('complaintArbitration')
    .leftJoin('account', 'account.id', 'arbiterId')
    .select(['complaintArbitration.id', 'openedBy', 'openedAt', 'evidenceUntil', 'complainantRestedAt'])
    .select(['respondentRestedAt', 'arbiterId', 'account.name as arbiter', 'decidedAt', 'decidedFor'])
    .select(['ground', 'reasons'])
    .where('complaintId', '=', complaintId)
    .where('endedAt', 'is', null)
    .orderBy('openedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertArbitration(
  tx: Tx,
  arbitration: { complaintId: string; openedBy: string; evidenceUntil: Date },
  now: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('complaintArbitration')
    .values({ ...arbitration, openedAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Notes that a side has nothing to add. */
export async function restSide(tx: Tx, id: string, side: ComplaintSide, now: Date): Promise<void> {
  const rested = side === 'complainant' ? { complainantRestedAt: now } : { respondentRestedAt: now }
  await tx.updateTable('complaintArbitration').set(rested).where('id', '=', id).execute()
}

export async function decideArbitration(
  tx: Tx,
  id: string,
  decided: {
    arbiterId: string
    decidedFor: 'buyer' | 'seller' | 'nobody'
    ground: ArbitrationGround
    reasons: string
  },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('complaintArbitration')
    .set({ ...decided, decidedAt: now })
    .where('id', '=', id)
    .execute()
}

/** Ends an arbitration in which nobody has decided. */
export async function endOpenArbitration(tx: Tx, complaintId: string, now: Date): Promise<void> {
  await tx
    .updateTable('complaintArbitration')
    .set({ endedAt: now })
    .where('complaintId', '=', complaintId)
    .where('decidedAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute()
}
