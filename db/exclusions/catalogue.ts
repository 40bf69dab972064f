import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { Exclusion } from '#db/exclusions/cases'
import { standingOfExclusion } from '#db/measures/exclusion-standing'

const outOfCatalogue = sql<boolean>`exists (
  select from exclusion cross join lateral (select ${standingOfExclusion} as standing) kept
  where exclusion.seller_id = seller.id
    and (standing in ('whole', 'terminated') or (standing = 'part' and exclusion.category = seller.category)))`

/** A page of sellers by id, after the one at `after`, with whether their goods are out of the catalogue. */
export function listSellersByCatalogue(
  db: Database,
  { category, isExcluded }: { category?: string | undefined; isExcluded?: boolean | undefined },
  { after, limit }: { after?: string | undefined; limit: number },
) {
  let page = db
    .selectFrom('seller')
    .select(['id', 'name', 'category', outOfCatalogue.as('isExcluded')])
    .orderBy('id')
    .limit(limit)
  if (category !== undefined) page = page.where('category', '=', category)
  if (after !== undefined) page = page.where('id', '>', after)
  if (isExcluded === true) page = page.where(outOfCatalogue)
  if (isExcluded === false) page = page.where(sql<boolean>`not ${outOfCatalogue}`)
  return page.execute()
}

/** The case a seller's reading tells of: the newest one it was given notice of, while it is open or for good. */
export async function findToldExclusion(db: Database, sellerId: string): Promise<Exclusion | undefined> {
  return db
    .selectFrom('exclusion')
    .selectAll()
    .where('sellerId', '=', sellerId)
    .where('noticedAt', 'is not', null)
    .where('state', 'not in', ['observed', 'closed_good', 'cancelled', 'annulled'])
    .orderBy('openedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whether a seller's goods, all or those of its own category, are out of the catalogue. */
export async function isOutOfCatalogue(db: Database, sellerId: string): Promise<boolean> {
  const found = await db
    .selectFrom('seller')
    .select('id')
    .where('id', '=', sellerId)
    .where(outOfCatalogue)
    .executeTakeFirst()
  return found !== undefined
}
