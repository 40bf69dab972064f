const dayMs = 86_400_000

/** Why an order's buyer is not asked, in the order in which it is said. */
export const requestRefusals = [
  'not_found',
  'not_finished',
  'asked_already',
  'too_old',
  'reviewed_already',
  'buyer_asked_enough',
] as const
export type RequestRefusal = (typeof requestRefusals)[number]

/** Buyers of orders finished longer ago are not asked any more. */
export const askedWithinDays = 60
/** So many requests a buyer gets in a week at most, from all shops together. */
export const weeklyPerBuyer = 3
/** So many buyers a shop has asked in a day at most. */
export const dailyPerShop = 300

/** An order as far as asking its buyer goes. */
export type AskableOrder = {
  deliveredAt: Date | null
  cancelledAt: Date | null
  isAsked: boolean
  isReviewed: boolean
  /** Requests its buyer got in the seven days before. */
  buyerAsked: number
}

/**
 * Whether the buyer of an order may be asked for a review (R0.3, R1.3): once, after it is finished, and not too often.
 * How the order went is none of its concern.
 */
export function judgeRequest(order: AskableOrder | undefined, now: Date): RequestRefusal | undefined {
  if (!order) return 'not_found'
  if (!order.deliveredAt || order.cancelledAt || order.deliveredAt > now) return 'not_finished'
  if (order.isAsked) return 'asked_already'
  if (now.getTime() - order.deliveredAt.getTime() > askedWithinDays * dayMs) return 'too_old'
  if (order.isReviewed) return 'reviewed_already'
  if (order.buyerAsked >= weeklyPerBuyer) return 'buyer_asked_enough'
  return undefined
}
