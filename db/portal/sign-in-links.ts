import type { Database, Tx } from '#db/client'

export type NewSignInLink = { tokenHash: Buffer; accountId: string; expiresAt: Date }

export async function insertSignInLink(tx: Tx, link: NewSignInLink, now: Date): Promise<void> {
  await tx
    .insertInto('signInLink')
    .values({ ...link, createdAt: now })
    .execute()
}

/** The link, held until the transaction ends, so that it signs in once. */
export function lockSignInLink(tx: Tx, tokenHash: Buffer) {
  return tx
    .selectFrom('signInLink')
    .select(['accountId', 'expiresAt'])
    .where('tokenHash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst()
}

export async function deleteSignInLink(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('signInLink').where('tokenHash', '=', tokenHash).execute()
}

/** Ends every link of an account. */
export async function deleteSignInLinksOf(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('signInLink').where('accountId', '=', accountId).execute()
}

/** Forgets links and hand-overs whose time is over. */
export async function deleteEndedLinks(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('signInLink').where('expiresAt', '<', now).execute()
  await db.deleteFrom('handoverUse').where('expiresAt', '<', now).execute()
}
