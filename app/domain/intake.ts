import type { ComplaintFiler } from '#domain/complaints/topic'

/** How goods come back to a shop: within how many days of their arrival, how, in which state, and whom to ask. */
export type ReturnRules = { days: number; how: string; condition?: string | undefined; contact: string }

/** What a marketplace sends in, as the public contract names it. Instants are RFC 3339 texts in UTC. */
export type SellerRow = {
  id: string
  name: string
  category: string
  joinedAt: string
  language?: string | undefined
  contactEmail?: string | undefined
  verification?: { kind: string; validUntil: string }[] | undefined
  returns?: ReturnRules | undefined
}

export type OrderRow = {
  id: string
  sellerId: string
  buyerId: string
  category?: string | undefined
  placedAt: string
  amount?: { amount: string; currency: string } | undefined
  promisedBy?: string | undefined
  deliveredAt?: string | undefined
  cancelledAt?: string | undefined
  cancelledBy?: 'seller' | 'buyer' | 'platform' | undefined
  cancelReason?: string | undefined
  returnedAt?: string | undefined
  returnReason?: string | undefined
}

export type ReviewRow = {
  id: string
  sellerId: string
  orderId?: string | undefined
  direction?: 'buyer_to_seller' | 'seller_to_buyer' | undefined
  /** 1–5 stars. */
  rating: number
  text: string
  language?: string | undefined
  createdAt: string
  author: {
    id: string
    registeredAt?: string | undefined
    deviceHash?: string | undefined
    addressHash?: string | undefined
    paymentHash?: string | undefined
  }
  title?: string | undefined
  attachments?: { url: string; mediaType: string }[] | undefined
  /** What the marketplace's own models say of it; `probability` of being fake, 0–1. */
  externalSignals?: { name: string; probability: number; explanation?: string | undefined }[] | undefined
}

export type ReplyRow = { id: string; reviewId: string; sellerId: string; text: string; createdAt: string }

export type ComplaintRow = {
  id: string
  sellerId: string
  orderId?: string | undefined
  complainantId: string
  /** What it is about, in the marketplace's words. */
  kind: string
  text: string
  createdAt: string
  evidence?: (string | Record<string, string | number | boolean>)[] | undefined
  /** Who files it; a buyer where nothing is said. */
  filedBy?: ComplaintFiler | undefined
  /** In which language and at which address they are written to; without an address only the marketplace tells them. */
  language?: string | undefined
  contactEmail?: string | undefined
}

export type RowError = { path: string; message: string; code?: string }

/** What became of one row that was sent. */
export type RowOutcome =
  | { outcome: 'accepted' }
  | { outcome: 'duplicate' }
  | { outcome: 'rejected'; errors: RowError[] }

/**
 * Splits rows into rounds in which no id stands twice, keeping for each row where it stood, so that a batch
 * that carries a thing and its edit is taken in the order it was sent.
 */
export function inRounds<Row extends { id: string }>(rows: Row[]): { row: Row; index: number }[][] {
  const rounds: { row: Row; index: number }[][] = []
  const seen = new Map<string, number>()
  rows.forEach((row, index) => {
    const round = seen.get(row.id) ?? 0
    seen.set(row.id, round + 1)
    rounds[round] ??= []
    rounds[round].push({ row, index })
  })
  return rounds
}
