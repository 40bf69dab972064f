import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { InvitedOrders, PickingOutcome } from '#domain/review-requests/skew'

/**
 * Keeps that praise is being picked, unless that is known and open, or was settled since `since`; its id where it is
 * new.
 */
export async function insertPicking(
  tx: Tx,
  sellerId: string,
  figures: InvitedOrders,
  { since, now }: { since: Date; now: Date },
): Promise<string | undefined> {
  const { invited, invitedTroubled, others, othersTroubled } = figures
  const { rows } = await sql<{ id: string }>`
    insert into praise_picking (seller_id, found_at, invited, invited_troubled, others, others_troubled)
    select ${sellerId}, ${now}, ${invited}::int, ${invitedTroubled}::int, ${others}::int, ${othersTroubled}::int
    where not exists (
      select from praise_picking where seller_id = ${sellerId} and (settled_at is null or settled_at > ${since}))
    on conflict (seller_id) where settled_at is null do nothing
    returning id`.execute(tx)
  return rows[0]?.id
}

/** The open signals, the oldest first. */
export function listOpenPickings(db: Database, limit: number) {
  return db
    .selectFrom('praisePicking')
    .leftJoin('seller', 'seller.id', 'praisePicking.sellerId')
    .select(['praisePicking.id', 'praisePicking.sellerId', 'seller.name', 'foundAt'])
    .select(['invited', 'invitedTroubled', 'others', 'othersTroubled'])
    .where('settledAt', 'is', null)
    .orderBy('foundAt')
    .orderBy('praisePicking.id')
    .limit(limit)
    .execute()
}

/** The shop's open or latest signal. */
export function findPicking(db: Database, sellerId: string) {
  return db
    .selectFrom('praisePicking')
    .select(['foundAt', 'settledAt', 'outcome'])
    .where('sellerId', '=', sellerId)
    .orderBy('foundAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The signal, held until the transaction ends. */
export function lockPicking(tx: Tx, id: string) {
  return tx.selectFrom('praisePicking').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** What was made of a signal, and by whom. */
export async function setPickingSettled(
  tx: Tx,
  id: string,
  settled: { outcome: PickingOutcome; note: string; told: string | null; settledBy: string; settledAt: Date },
): Promise<void> {
  await tx.updateTable('praisePicking').set(settled).where('id', '=', id).execute()
}

/** Takes back that praise was picked; who had found that, and on what, is kept. */
export async function setPickingExplained(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('praisePicking').set({ outcome: 'explained' }).where('id', '=', id).execute()
}
