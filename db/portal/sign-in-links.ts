import type { Database, Tx } from '#db/client'

export type NewSignInLink = { tokenHash: Buffer; accountId: string; expiresAt: Date }

export async function insertSignInLink(tx: Tx, link: NewSignInLink, now: Date): Promise<void> {
  await tx
    .insertInto('signInLink')
    .values({ ...link, createdAt: now })
    .execute()
}

/** Uses a link up; whose it was, or undefined where there is none that still counts. */
export async function takeSignInLink(tx: Tx, tokenHash: Buffer, now: Date): Promise<string | undefined> {
  const taken = await tx
    .deleteFrom('signInLink')
    .where('tokenHash', '=', tokenHash)
    .returning(['accountId', 'expiresAt'])
    .executeTakeFirst()
  return taken && taken.expiresAt > now ? taken.accountId : undefined
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
