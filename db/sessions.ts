import type { Database, Tx } from '#db/client'

/** The session a token's hash belongs to, with the person it acts for; not for disabled accounts. */
export function findSession(db: Database, tokenHash: Buffer) {
  return db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .select([
      'account.id',
      'account.name',
      'account.role',
      'account.sellerId',
      'account.language',
      'session.createdAt',
      'session.lastSeenAt',
      'session.expiresAt',
    ])
    .where('session.tokenHash', '=', tokenHash)
    .where('account.disabledAt', 'is', null)
    .executeTakeFirst()
}

export type NewSession = { tokenHash: Buffer; accountId: string; expiresAt: Date }

export async function insertSession(tx: Tx, session: NewSession, now: Date): Promise<void> {
  await tx
    .insertInto('session')
    .values({ ...session, createdAt: now, lastSeenAt: now })
    .execute()
}

/** Notes that a session is in use. */
export async function touchSession(db: Database, tokenHash: Buffer, now: Date): Promise<void> {
  await db.updateTable('session').set({ lastSeenAt: now }).where('tokenHash', '=', tokenHash).execute()
}

export async function deleteSession(tx: Tx | Database, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('session').where('tokenHash', '=', tokenHash).execute()
}

/** Signs an account out wherever it is signed in. */
export async function deleteSessionsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('session').where('accountId', '=', accountId).execute()
}

/** Where an account is signed in, the last used first; at most 50. */
export function listSessionsOf(db: Database, accountId: string, now: Date) {
  return db
    .selectFrom('session')
    .select(['tokenHash', 'createdAt', 'lastSeenAt'])
    .where('accountId', '=', accountId)
    .where('expiresAt', '>', now)
    .orderBy('lastSeenAt', 'desc')
    .limit(50)
    .execute()
}

/** Forgets the sessions of an account that are over. */
export async function deleteExpiredSessions(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.deleteFrom('session').where('accountId', '=', accountId).where('expiresAt', '<=', now).execute()
}
