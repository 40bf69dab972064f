import type { z } from 'zod'
import { complaintRow } from '#app/api/schemas/complaint-row.ts'
import { orderRow } from '#app/api/schemas/order-row.ts'
import { replyRow } from '#app/api/schemas/reply-row.ts'
import { reviewRow } from '#app/api/schemas/review-row.ts'
import { sellerRow } from '#app/api/schemas/seller-row.ts'
import { receiveComplaints } from '#commands/receive-complaints'
import { receiveOrders } from '#commands/receive-orders'
import { receiveReplies } from '#commands/receive-replies'
import { receiveReviews } from '#commands/receive-reviews'
import { receiveSellers } from '#commands/receive-sellers'
import type { Database } from '#db/client'
import type { Actor } from '#domain/event'
import type { ComplaintRow, OrderRow, ReplyRow, ReviewRow, RowOutcome, SellerRow } from '#domain/intake'

/** One kind of row a marketplace sends: how it is read, judged and kept. */
export type IntakeKind<Row> = {
  schema: z.ZodType<Row>
  /** The instants by field that cannot lie ahead, a day of wrong clocks allowed. */
  past: (row: Row) => Record<string, string | undefined>
  receive: (db: Database, rows: Row[], actor: Actor, now: Date) => Promise<RowOutcome[]>
}

export const sellers: IntakeKind<SellerRow> = {
  schema: sellerRow,
  past: ({ joinedAt }) => ({ joinedAt }),
  receive: receiveSellers,
}

export const orders: IntakeKind<OrderRow> = {
  schema: orderRow,
  past: ({ placedAt, deliveredAt, cancelledAt, returnedAt }) => ({
    placedAt,
    deliveredAt,
    cancelledAt,
    returnedAt,
  }),
  receive: receiveOrders,
}

export const reviews: IntakeKind<ReviewRow> = {
  schema: reviewRow,
  past: ({ createdAt, author }) => ({ createdAt, 'author.registeredAt': author.registeredAt }),
  receive: receiveReviews,
}

export const replies: IntakeKind<ReplyRow> = {
  schema: replyRow,
  past: ({ createdAt }) => ({ createdAt }),
  receive: receiveReplies,
}

export const complaints: IntakeKind<ComplaintRow> = {
  schema: complaintRow,
  past: ({ createdAt }) => ({ createdAt }),
  receive: receiveComplaints,
}
