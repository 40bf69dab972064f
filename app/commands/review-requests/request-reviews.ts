import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { insertPicking } from '#db/review-requests/picking'
import {
  countAsked,
  countInvited,
  insertRequests,
  listOrdersToAsk,
  lockAsking,
  type NewRequest,
  type OrderToAsk,
} from '#db/review-requests/requests'
import type { Actor, DomainEvent } from '#domain/event'
import { dailyPerShop, judgeRequest, type RequestRefusal } from '#domain/review-requests/request'
import { judgeSkew } from '#domain/review-requests/skew'
import { currentWording } from '#domain/review-requests/wording'

const dayMs = 86_400_000
/** So far back who was asked is compared with who was not. */
export const comparedDays = 90

export type RequestReviews = { sellerId: string; orderIds: string[]; requestedBy: string | null }
export type RequestOutcome = {
  requested: string[]
  refused: { orderId: string; reason: RequestRefusal | 'shop_asked_enough' }[]
}

/**
 * Has the buyers of finished orders asked for a review, each order once and each buyer in the platform's own words
 * (R0.3, R1.3). Whom a shop leaves out is looked at each time, and picking praise leaves a signal (B15).
 */
export async function requestReviews(
  db: Database,
  { sellerId, orderIds, requestedBy }: RequestReviews,
  actor: Actor,
  now: Date,
): Promise<RequestOutcome> {
  const wanted = [...new Set(orderIds)].sort()
  return db.transaction().execute(async (tx) => {
    await lockAsking(tx, sellerId, wanted)
    const orders = new Map(
      (await listOrdersToAsk(tx, { sellerId, orderIds: wanted }, now)).map((o) => [o.id, o]),
    )
    const askedToday = await countAsked(tx, sellerId, new Date(now.getTime() - dayMs))
    const { requests, refused } = choose(wanted, { orders, left: dailyPerShop - askedToday }, now)
    if (requests.length === 0) return { requested: [], refused }
    const common = { sellerId, wording: currentWording, requestedBy, requestedAt: now }
    await insertRequests(tx, requests, common)
    const events = [
      ...requests.map((one) => requestedEvent(one, sellerId)),
      ...(await lookAtSkew(tx, sellerId, now)),
    ]
    await record(tx, events, { actor, at: now })
    return { requested: requests.map(({ orderId }) => orderId), refused }
  })
}

type Choice = { requests: NewRequest[]; refused: RequestOutcome['refused'] }

/** Whom to ask, and why the others not; `left` buyers can still be asked today. */
function choose(
  wanted: string[],
  { orders, left }: { orders: ReadonlyMap<string, OrderToAsk>; left: number },
  now: Date,
): Choice {
  const choice: Choice = { requests: [], refused: [] }
  const perBuyer = new Map<string, number>()
  for (const orderId of wanted) {
    const order = orders.get(orderId)
    const more = order ? (perBuyer.get(order.buyerId) ?? 0) : 0
    const reason = judgeRequest(order && { ...order, buyerAsked: order.buyerAsked + more }, now)
    if (!order || reason) choice.refused.push({ orderId, reason: reason ?? 'not_found' })
    else if (choice.requests.length >= left) choice.refused.push({ orderId, reason: 'shop_asked_enough' })
    else {
      perBuyer.set(order.buyerId, more + 1)
      choice.requests.push({ orderId, buyerId: order.buyerId, language: order.language })
    }
  }
  return choice
}

function requestedEvent({ orderId, buyerId, language }: NewRequest, sellerId: string): DomainEvent {
  return {
    type: 'review_requested',
    subject: { kind: 'order', id: orderId },
    data: { sellerId, buyerId, language, wording: currentWording },
  }
}

/** A settled signal is not raised again before its orders have left the comparison. */
async function lookAtSkew(tx: Tx, sellerId: string, now: Date): Promise<DomainEvent[]> {
  const since = new Date(now.getTime() - comparedDays * dayMs)
  const figures = await countInvited(tx, sellerId, { since, now })
  if (judgeSkew(figures).verdict !== 'picked') return []
  const pickingId = await insertPicking(tx, sellerId, figures, { since, now })
  if (!pickingId) return []
  const subject = { kind: 'seller', id: sellerId } as const
  return [{ type: 'praise_picking_seen', subject, data: { ...figures, pickingId } }]
}
