import { expect } from 'vitest'
import { decideReview } from '#commands/decide-review'
import type { Database } from '#db/client'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { zone } from '#tests/setup/zone'

export const now = new Date('2026-11-26T12:00:00Z')
export const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
let keys = 0
export const key = () => `d${keys++}`

/** A review that was just published, and a shop that may dispute it. */
export async function setUpDispute(db: Database) {
  await addSeller(db)
  const [mira, omar] = [await addPerson(db, 'Mira', 'moderator'), await addPerson(db, 'Omar', 'senior')]
  const shop = await addShop(db)
  const reviewId = await addReview(db, { state: 'queued', rating: 1 })
  const publish = { reviewId, action: 'publish', seenVersion: 1, requestKey: key() } as const
  expect(await decideReview(db, { ...publish, zone }, mira, now)).toMatchObject({ ok: true })
  const claim = { reviewId, reasonCode: 'off_topic', text: 'It is about another shop.', zone: 'Europe/Kyiv' }
  return { mira, omar, shop, reviewId, claim }
}

/** Who speaks for the shop that is called `seller`. */
export async function addShop(db: Database) {
  const { id } = await addPerson(db, 'Shop', 'moderator')
  return { kind: 'person', id, name: 'Shop', role: 'seller', sellerId: 'seller', language: 'en' } as const
}

export async function openDispute(db: Database) {
  return db.selectFrom('reviewDispute').selectAll().orderBy('filedAt', 'desc').executeTakeFirstOrThrow()
}
