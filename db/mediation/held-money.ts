import { sql } from 'kysely'
import type { Tx } from '#db/client'

/**
 * Whether the marketplace was asked to hold money back because of a complaint and not yet to let it go, or no longer
 * to.
 */
export async function isMoneyHeld(tx: Tx, complaintId: string): Promise<boolean> {
  const { rows } = await sql<{ ask: string }>`
    select data ->> 'ask' as ask from event
    where subject_kind = 'complaint' and subject_id = ${complaintId} and type = 'marketplace_asked'
      and data ->> 'ask' in ('escrow_hold', 'escrow_release', 'release_withdrawn')
    order by id desc limit 1`.execute(tx)
  return rows[0] !== undefined && rows[0].ask !== 'escrow_release'
}
