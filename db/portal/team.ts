import type { Database, Tx } from '#db/client'

const shown = ['id', 'email', 'name', 'shopRole', 'language', 'disabledAt', 'createdAt'] as const

/** Everybody who may sign in for a shop, the first one first; at most 200. */
export function listTeam(db: Database, sellerId: string) {
  return db
    .selectFrom('account')
    .select(shown)
    .where('sellerId', '=', sellerId)
    .where('disabledAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(200)
    .execute()
}

/** All accounts of a shop, held until the transaction ends, so that no two changes leave it without an owner. */
export function lockTeam(tx: Tx, sellerId: string) {
  return tx
    .selectFrom('account')
    .select(shown)
    .where('sellerId', '=', sellerId)
    .orderBy('id')
    .forUpdate()
    .execute()
}
