import { expect, test } from 'vitest'
import { findTiedRings } from '#domain/rings/find'
import { makeMarketplace } from '#fixtures/marketplace'

test.each(['assay', 'test'])(
  'of the demo’s authors (%s) only those of the planted cases are in a ring',
  (seed) => {
    const { reviews, planted } = makeMarketplace({ seed, now: new Date('2026-11-22T10:00:00Z') })
    const rings = findTiedRings(
      reviews.map(({ id, sellerId, rating, createdAt, author }) => ({
        ...{ id, sellerId, rating, authorId: author.id, at: Date.parse(createdAt) / 86_400_000 },
        deviceHash: author.deviceHash ?? null,
        paymentHash: author.paymentHash ?? null,
        addressHash: author.addressHash ?? null,
      })),
      [],
    )
    const fakes = Object.values(planted).flatMap(({ expected, authorIds }) =>
      expected === 'fake' ? authorIds : [],
    )
    const members = rings.flatMap(({ authorIds }) => authorIds)
    expect(members.filter((author) => !fakes.includes(author))).toEqual([])
    const ring = rings.find(({ authorIds }) => authorIds.includes(planted.ring.authorIds[0] ?? ''))
    expect(ring?.authorIds).toEqual([...planted.ring.authorIds].sort())
    expect(ring?.reviewIds).toEqual([...planted.ring.reviewIds].sort())
  },
)
