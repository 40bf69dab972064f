import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'

export type Escrow = 'held' | 'released'

/** What the marketplace was last asked to do with money it holds because of a complaint; null where with none. */
export async function findEscrow(db: Database | Tx, complaintId: string): Promise<Escrow | null> {
  const { rows } = await sql<{ ask: string }>`
    select data ->> 'ask' as ask from event
    where subject_kind = 'complaint' and subject_id = ${complaintId} and type = 'marketplace_asked'
      and data ->> 'ask' in ('escrow_hold', 'escrow_release', 'release_withdrawn')
    order by id desc limit 1`.execute(db)
  if (!rows[0]) return null
  return rows[0].ask === 'escrow_release' ? 'released' : 'held'
}

/**
 * Whether the marketplace was asked to hold money back because of a complaint and not yet to let it go, or no longer
 * to.
 */
export async function isMoneyHeld(tx: Tx, complaintId: string): Promise<boolean> {
  return (await findEscrow(tx, complaintId)) === 'held'
}
