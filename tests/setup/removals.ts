import { expect } from 'vitest'
import { decideReview } from '#commands/decide-review'
import { decideDispute } from '#commands/disputes/decide-dispute'
import { fileDispute } from '#commands/disputes/file-dispute'
import type { Database } from '#db/client'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-26T12:00:00Z')
export const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
let keys = 0
export const key = () => `removal-${keys++}`

/** A shop that disputes its reviews, and two seniors who had no part in publishing them. */
export async function setUpRemovals(db: Database) {
  await addSeller(db)
  const [mira, omar, sofia] = [
    await addPerson(db, 'Mira', 'moderator'),
    await addPerson(db, 'Omar', 'senior'),
    await addPerson(db, 'Sofia', 'senior'),
  ]
  const { id } = await addPerson(db, 'Shop', 'moderator')
  const account = { kind: 'person', id, name: 'Shop', role: 'seller', language: 'en' } as const
  const shop = { ...account, sellerId: 'seller' }
  /** A published review the shop disputes. */
  const dispute = async () => {
    const reviewId = await addReview(db, { state: 'queued', rating: 1 })
    const publish = { reviewId, action: 'publish', seenVersion: 1, requestKey: key() } as const
    expect(await decideReview(db, { ...publish, zone }, mira, now)).toMatchObject({ ok: true })
    const claim = { reviewId, reasonCode: 'off_topic', text: 'Another shop.', zone: 'Europe/Kyiv' }
    expect(await fileDispute(db, { ...claim, requestKey: key() }, shop, later(1))).toMatchObject({ ok: true })
    const { id: disputeId } = await db
      .selectFrom('reviewDispute')
      .select('id')
      .where('reviewId', '=', reviewId)
      .executeTakeFirstOrThrow()
    return disputeId
  }
  return { omar, sofia, shop, dispute }
}

/** Has five of its reviews taken down at once, after which it takes two people (V17). */
export async function removeFive(db: Database, { omar, dispute }: Awaited<ReturnType<typeof setUpRemovals>>) {
  for (let nth = 0; nth < 5; nth++)
    expect(await decideDispute(db, { ...remove(await dispute()), zone }, omar, later(2))).toMatchObject({
      value: { state: 'removed' },
    })
}

/** Says of a dispute that its review has to go. */
export const remove = (disputeId: string) =>
  ({
    disputeId,
    outcome: 'removed',
    note: 'It names another shop.',
    seenVersion: 1,
    requestKey: key(),
  }) as const
