import type { Database } from '#db/client'

/** A page of sellers by id, after the one at `after`. */
export function listSellersById(
  db: Database,
  { category }: { category?: string | undefined },
  { after, limit }: { after?: string | undefined; limit: number },
) {
  let page = db.selectFrom('seller').select(['id', 'name', 'category']).orderBy('id').limit(limit)
  if (category !== undefined) page = page.where('category', '=', category)
  if (after !== undefined) page = page.where('id', '>', after)
  return page.execute()
}
