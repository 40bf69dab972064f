import type { Database } from '#db/client'
import type { Authenticity, ReviewState } from '#domain/review'

const receivedAt = new Date('2026-11-22T08:00:00Z')
const contentDigest = Buffer.alloc(32)

/** A seller of the name given, known for years. */
export async function addSeller(db: Database, id = 'seller'): Promise<void> {
  const known = {
    joinedAt: new Date('2023-01-01T00:00:00Z'),
    contentDigest,
    receivedAt,
    updatedAt: receivedAt,
  }
  await db
    .insertInto('seller')
    .values({ id, name: id, category: 'electronics', verification: '[]', ...known })
    .execute()
}

export type NewReview = {
  id?: string
  sellerId?: string
  authorId?: string
  orderId?: string
  direction?: 'buyer_to_seller' | 'seller_to_buyer'
  rating?: number
  text?: string
  state?: ReviewState
  authenticity?: Authenticity
  authorRegisteredAt?: Date
  deviceHash?: string
  addressHash?: string
  paymentHash?: string
  createdAt?: Date
  receivedAt?: Date
}

let made = 0

/** A review as intake leaves it, with words of its own; its id. */
export async function addReview(db: Database, review: NewReview = {}): Promise<string> {
  made++
  const row = {
    id: `review-${made}`,
    sellerId: 'seller',
    authorId: `author-of-${made}`,
    direction: 'buyer_to_seller' as const,
    rating: 5,
    text: `Item ${made} came after ${made + 2} days and number${made} works as described${made}`,
    attachments: '[]',
    createdAt: receivedAt,
    receivedAt,
    contentDigest,
    ...review,
  }
  await db.insertInto('review').values(row).execute()
  return row.id
}

/** An order of a buyer from a seller, placed and delivered well before the reviews above. */
export async function addOrder(
  db: Database,
  {
    id,
    sellerId = 'seller',
    buyerId,
    category = null,
  }: { id: string; sellerId?: string; buyerId: string; category?: string | null },
): Promise<void> {
  const placedAt = new Date('2026-11-01T00:00:00Z')
  const deliveredAt = new Date('2026-11-05T00:00:00Z')
  await db
    .insertInto('customerOrder')
    .values({
      id,
      sellerId,
      buyerId,
      category,
      placedAt,
      deliveredAt,
      contentDigest,
      receivedAt,
      updatedAt: receivedAt,
    })
    .execute()
}
