import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Scope } from '#domain/permission'

/** The key with this hash, as long as it is neither revoked nor past its end. */
export function findUsableApiKey(db: Database, secretHash: Buffer, now: Date) {
  return db
    .selectFrom('apiKey')
    .select(['id', 'name', 'scopes', 'lastUsedAt'])
    .where('secretHash', '=', secretHash)
    .where('revokedAt', 'is', null)
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', now)]))
    .executeTakeFirst()
}

const shown = [
  'apiKey.id',
  'apiKey.name',
  'prefix',
  'scopes',
  'apiKey.createdAt',
  'expiresAt',
  'revokedAt',
  'lastUsedAt',
] as const

/** Every key with who made it, newest first; at most 500. */
export function listApiKeys(db: Database) {
  return db
    .selectFrom('apiKey')
    .leftJoin('account', 'account.id', 'apiKey.createdBy')
    .select([...shown, 'account.name as createdByName'])
    .orderBy('apiKey.createdAt', 'desc')
    .limit(500)
    .execute()
}

/** The key, held against every other change until the transaction ends. */
export function lockApiKey(tx: Tx, id: string) {
  return tx.selectFrom('apiKey').select(shown).where('id', '=', id).forUpdate().executeTakeFirst()
}

export type NewApiKey = {
  name: string
  prefix: string
  secretHash: Buffer
  scopes: Scope[]
  expiresAt: Date | null
  createdBy: string | null
}

/** Adds a key; `undefined` where its secret is a key's already. */
export async function insertApiKey(tx: Tx, key: NewApiKey, now: Date): Promise<string | undefined> {
  const inserted = await tx
    .insertInto('apiKey')
    .values({ ...key, createdAt: now })
    .onConflict((conflict) => conflict.column('secretHash').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

export async function setApiKeyEnd(
  tx: Tx,
  id: string,
  end: { expiresAt: Date } | { revokedAt: Date },
): Promise<void> {
  await tx.updateTable('apiKey').set(end).where('id', '=', id).execute()
}

/** Takes back a key's revocation and end. */
export async function restoreApiKey(tx: Tx, secretHash: Buffer): Promise<void> {
  await tx
    .updateTable('apiKey')
    .set({ revokedAt: null, expiresAt: null })
    .where('secretHash', '=', secretHash)
    .execute()
}

/** Notes that a key is in use. */
export async function touchApiKey(db: Database, id: string, now: Date): Promise<void> {
  await db.updateTable('apiKey').set({ lastUsedAt: now }).where('id', '=', id).execute()
}

/** Usable keys with this prefix other than the one with this hash. */
export async function lockOtherKeysWithPrefix(tx: Tx, prefix: string, secretHash: Buffer | null) {
  const keys = await tx
    .selectFrom('apiKey')
    .select('id')
    .where('prefix', '=', prefix)
    .where('revokedAt', 'is', null)
    .where(sql<boolean>`secret_hash is distinct from ${secretHash}`)
    .forUpdate()
    .execute()
  return keys.map(({ id }) => id)
}
