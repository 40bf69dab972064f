import { sql } from 'kysely'
import type { Tx } from '#db/client'
import { inScope, type SellerScope } from '#db/quality/seller-scope'

/** The named query that notes, while a run is under way, that these sellers are counted anew. */
export function notingOvertaken(sellerIds: string[]) {
  // The states are written out, so that a kept plan still recognises the index of open work.
  return sql`
    noted as (
      insert into quality_overtaken (seller_id)
      select id from unnest(${sellerIds}::text[]) as id
      where exists (select from long_task where kind = 'quality_run' and state in ('waiting', 'running'))
      order by id on conflict do nothing
    )`
}

/** Forgets which of these sellers were counted anew: they are about to be compared, and held against being counted. */
export async function forgetOvertaken(tx: Tx, scope: SellerScope): Promise<void> {
  await sql`delete from quality_overtaken where ${inScope(scope, 'seller_id')}`.execute(tx)
}

/** Takes the notes off sellers counted anew since they were compared; at most `limit`. */
export async function takeOvertaken(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ sellerId: string }>`
    delete from quality_overtaken where seller_id in (
      select seller_id from quality_overtaken order by seller_id limit ${limit}) returning seller_id`.execute(
    tx,
  )
  return rows.map(({ sellerId }) => sellerId)
}
