import type { Database } from '#db/client'

/** What the portal says about a seller itself; undefined while the marketplace has not told of it. */
export function findShop(db: Database, sellerId: string) {
  return db
    .selectFrom('seller')
    .select(['id', 'name', 'category', 'joinedAt', 'language', 'contactEmail', 'returns'])
    .where('id', '=', sellerId)
    .executeTakeFirst()
}
