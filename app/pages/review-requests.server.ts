import type { AppLoadContext } from '@remix-run/node'
import { toPlain } from '#app/pages/plain.ts'
import { comparedDays } from '#commands/review-requests/request-reviews'
import type { Database } from '#db/client'
import { listAskableIds, listAskingShops, listFinishedOrders } from '#db/review-requests/lists'
import { findPicking, listOpenPickings } from '#db/review-requests/picking'
import { countInvited, countInvitedOf, noOrders } from '#db/review-requests/requests'
import { askedWithinDays } from '#domain/review-requests/request'
import { type InvitedOrders, judgeSkew } from '#domain/review-requests/skew'

const dayMs = 86_400_000
const pageSize = 20
const mostShops = 50

/** When an order has to have been finished for its buyer still to be asked. */
export function askedSince(now: Date): Date {
  return new Date(now.getTime() - askedWithinDays * dayMs)
}

/** Whom a shop has had asked, and of whom it could. */
export async function readOwnRequests(
  { db, clock }: Pick<AppLoadContext, 'db' | 'clock'>,
  sellerId: string,
  after: { at: Date; id: string } | undefined,
) {
  const now = clock.now()
  const within = { sellerId, since: askedSince(now), now }
  const [orders, askable, figures, picking] = await Promise.all([
    listFinishedOrders(db, within, { after, limit: pageSize + 1 }),
    listAskableIds(db, within, 1),
    figuresOf(db, sellerId, now),
    findPicking(db, sellerId),
  ])
  const shown = orders.slice(0, pageSize)
  const last = orders.length > pageSize ? shown.at(-1) : undefined
  return {
    orders: toPlain(shown),
    next: last ? { at: last.deliveredAt.toISOString(), id: last.id } : null,
    figures,
    canAsk: askable.length > 0,
    isLookedAt: picking !== undefined && picking.settledAt === null,
  }
}

/** The shops that have buyers asked, and those that seem to pick praise. */
export async function readAskingShops(db: Database, now: Date) {
  const since = new Date(now.getTime() - comparedDays * dayMs)
  const [shops, pickings] = await Promise.all([
    listAskingShops(db, since, mostShops),
    listOpenPickings(db, mostShops),
  ])
  const ids = shops.map(({ sellerId }) => sellerId)
  const counted = await countInvitedOf(db, ids, { since, now })
  return {
    shops: shops.map((shop) => ({
      ...toPlain(shop),
      figures: judged(counted.get(shop.sellerId) ?? noOrders),
    })),
    pickings: pickings.map((picking) => ({ ...toPlain(picking), ...judgeSkew(picking) })),
  }
}

async function figuresOf(db: Database, sellerId: string, now: Date) {
  const since = new Date(now.getTime() - comparedDays * dayMs)
  return judged(await countInvited(db, sellerId, { since, now }))
}

function judged(counts: InvitedOrders) {
  return { ...counts, ...judgeSkew(counts) }
}
