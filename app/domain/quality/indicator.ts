/** What a seller's service is measured by, in the order in which figures are kept. `slow_reply` has no source yet. */
export const indicators = [
  'neg_share',
  'complaint_upheld',
  'neg_unanswered',
  'late',
  'cancel',
  'return',
  'slow_reply',
] as const
export type Indicator = (typeof indicators)[number]

/**
 * What a seller is compared by. With orders only feedback that stands on an order counts, which alone makes bombing
 * and self-praise without orders pointless. Sellers of different modes are never compared.
 */
export type Mode = 'orders' | 'reviews'

/** By counted reviews in 365 days: under 30, under 300, or more. For people to compare with; it decides nothing. */
export type SellerSize = 'S' | 'M' | 'L'
