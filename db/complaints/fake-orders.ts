import { sql } from 'kysely'

/**
 * Whether an order is not one that was found to be fake after whoever was to carry it out had reported it (B56, K18):
 * nothing about it counts for or against its seller. While an appeal against that is heard it counts. Both are columns.
 */
export function isNoFakeOrder(orderId: string, sellerId: string) {
  return sql.raw(`not exists (select from complaint of_fake
    where of_fake.order_id = ${orderId} and of_fake.seller_id = ${sellerId} and of_fake.state = 'verified_fake')`)
}
