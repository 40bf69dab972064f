import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'

/** The secrets by which a hand-over may be signed now. */
export async function listUsableHandoverSecrets(db: Database, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('handoverSecret')
    .select('secret')
    .where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', now)]))
    .execute()
  return rows.map(({ secret }) => secret)
}

/** Every secret with who made it, without itself, the newest first; at most 50. */
export function listHandoverSecrets(db: Database) {
  return db
    .selectFrom('handoverSecret')
    .leftJoin('account', 'account.id', 'handoverSecret.createdBy')
    .select([
      'handoverSecret.id',
      'handoverSecret.createdAt',
      'handoverSecret.endsAt',
      'account.name as createdByName',
    ])
    .orderBy('handoverSecret.createdAt', 'desc')
    .limit(50)
    .execute()
}

/** Secrets without an end before `now`, held until the transaction ends. */
export async function lockUsableHandoverSecrets(tx: Tx, now: Date) {
  return tx
    .selectFrom('handoverSecret')
    .select(['id', 'endsAt'])
    .where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', now)]))
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function insertHandoverSecret(
  tx: Tx,
  secret: { secret: string; createdBy: string | null },
  now: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('handoverSecret')
    .values({ ...secret, createdAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function setHandoverSecretEnd(tx: Tx, id: string, endsAt: Date): Promise<void> {
  await tx.updateTable('handoverSecret').set({ endsAt }).where('id', '=', id).execute()
}

/** Uses a hand-over up; false where it was used before. Waits for somebody who is using it at the same moment. */
export async function insertHandoverUse(
  tx: Tx,
  { tokenId, expiresAt }: { tokenId: string; expiresAt: Date },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into handover_use (token_id, used_at, expires_at) values (${tokenId}, ${now}, ${expiresAt})
    on conflict do nothing returning token_id`.execute(tx)
  return rows.length > 0
}
