import type { Insertable } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { MediationSchema } from '#db/schema/mediation'

export type NewStoppedCondition = Omit<Insertable<MediationSchema['stoppedCondition']>, 'id' | 'stoppedAt'>

/** Keeps what was stopped, so that it can be shown to whoever judges the case. */
export async function insertStoppedCondition(
  tx: Tx,
  stopped: NewStoppedCondition,
  now: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('stoppedCondition')
    .values({ ...stopped, stoppedAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What was stopped in a complaint, the newest first; at most twenty. */
export function listStoppedConditions(db: Database, complaintId: string) {
  return db
    .selectFrom('stoppedCondition')
    .select(['id', 'triedBy', 'place', 'phrases', 'stoppedAt'])
    .where('complaintId', '=', complaintId)
    .orderBy('stoppedAt', 'desc')
    .limit(20)
    .execute()
}
