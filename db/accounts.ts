import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Language } from '#domain/language'
import type { Role, ShopRole } from '#domain/permission'

/** What signing in needs to know about the account with this address, in whatever case it was typed. */
export function findCredentials(db: Database, email: string) {
  return db
    .selectFrom('account')
    .select(['id', 'name', 'role', 'passwordHash', 'disabledAt'])
    .where(sql<string>`lower(email)`, '=', sql<string>`lower(${email})`)
    .executeTakeFirst()
}

/** What confirming a password needs. */
export function findPasswordOf(db: Database, id: string) {
  return db.selectFrom('account').select(['email', 'passwordHash']).where('id', '=', id).executeTakeFirst()
}

/** Whether somebody has a password to sign in with. */
export async function hasPassword(db: Database, id: string): Promise<boolean> {
  return Boolean((await findPasswordOf(db, id))?.passwordHash)
}

const shown = [
  'id',
  'email',
  'name',
  'role',
  'sellerId',
  'shopRole',
  'notifyEmail',
  'language',
  'disabledAt',
  'createdAt',
] as const

/** Everybody with an account, by name: those who can sign in first. At most 1000. */
export function listAccounts(db: Database) {
  return db
    .selectFrom('account')
    .select(shown)
    .orderBy(sql`disabled_at is not null`)
    .orderBy('name')
    .orderBy('id')
    .limit(1000)
    .execute()
}

export function findAccount(db: Database, id: string) {
  return db.selectFrom('account').select(shown).where('id', '=', id).executeTakeFirst()
}

/** The account, held against every other change until the transaction ends. */
export function lockAccount(tx: Tx, id: string) {
  return tx.selectFrom('account').select(shown).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The account with this address, in whatever case it is written, held until the transaction ends. */
export function lockAccountByEmail(tx: Tx, email: string) {
  return tx
    .selectFrom('account')
    .select(shown)
    .where(sql<string>`lower(email)`, '=', sql<string>`lower(${email})`)
    .forUpdate()
    .executeTakeFirst()
}

/** The administrators who can sign in; their rows are held, so that two cannot remove each other at once. */
export async function lockActiveAdmins(tx: Tx): Promise<string[]> {
  const admins = await tx
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabledAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return admins.map(({ id }) => id)
}

export type NewAccount = {
  email: string
  name: string
  role: Role
  passwordHash: string | null
  sellerId: string | null
  shopRole: ShopRole | null
  language: Language
}

/** Adds an account; `undefined` where its e-mail address has one already. */
export async function insertAccount(tx: Tx, account: NewAccount, now: Date): Promise<string | undefined> {
  const inserted = await tx
    .insertInto('account')
    .values({ ...account, createdAt: now })
    .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

export type AccountChange = Partial<{
  name: string
  role: Role
  sellerId: string | null
  shopRole: ShopRole | null
  notifyEmail: string | null
  language: Language
  passwordHash: string
  disabledAt: Date | null
}>

export async function setAccount(tx: Tx | Database, id: string, change: AccountChange): Promise<void> {
  await tx.updateTable('account').set(change).where('id', '=', id).execute()
}

/** What somebody is called; undefined where the id is no account's. */
export async function findAccountName(db: Database, id: string): Promise<string | undefined> {
  const account = await db
    .selectFrom('account')
    .select('name')
    .where(sql<string>`id::text`, '=', id)
    .executeTakeFirst()
  return account?.name
}
