import { expect, test } from 'vitest'
import { findTiedRings, type TiedReview } from '#domain/rings/find'
import { mostAuthors } from '#domain/rings/tie'

let made = 0
function review(authorId: string, of: Partial<TiedReview> = {}): TiedReview {
  made++
  const hashes = { deviceHash: null, paymentHash: null, addressHash: null }
  return { id: `r${made}`, authorId, sellerId: `seller of ${made}`, rating: 5, at: made, ...hashes, ...of }
}
const authors = (count: number) => Array.from({ length: count }, (_, place) => `a${place}`)

test('five accounts on one device are a ring, with the device as its tie and the reviews it is seen in', () => {
  const reviews = authors(5).map((author) => review(author, { deviceHash: 'd' }))
  const reviewIds = reviews.map(({ id }) => id).sort()
  expect(findTiedRings([...reviews, review('stranger')], [])).toEqual([
    {
      authorIds: authors(5),
      ties: [{ kind: 'device', key: 'd', authorIds: authors(5), reviewIds }],
      reviewIds,
    },
  ])
})

test('four accounts on one device, and five who share in pairs, are none', () => {
  expect(
    findTiedRings(
      authors(4).map((author) => review(author, { deviceHash: 'd' })),
      [],
    ),
  ).toEqual([])
  const pairs = authors(6).map((author, place) => review(author, { deviceHash: `d${Math.floor(place / 2)}` }))
  expect(findTiedRings(pairs, [])).toEqual([])
})

test('two devices are one ring where a card ties them', () => {
  const reviews = authors(8).map((author, place) =>
    review(author, { deviceHash: `d${place % 2}`, paymentHash: place < 5 ? 'card' : null }),
  )
  const [ring, ...others] = findTiedRings(reviews, [])
  expect(others).toEqual([])
  expect(ring?.authorIds).toEqual(authors(8))
  expect(ring?.ties.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
    'device d0',
    'device d1',
    'payment card',
  ])
})

test('a hash that too many share ties nobody', () => {
  const crowd = authors(mostAuthors.device + 1).map((author) => review(author, { deviceHash: 'carrier' }))
  expect(findTiedRings(crowd, [])).toEqual([])
})

test('an address alone ties nobody but those who wrote of one seller in one sense', () => {
  const home = authors(6).map((author) => review(author, { addressHash: 'home' }))
  expect(findTiedRings(home, [])).toEqual([])
  const praise = home.map((one) => ({ ...one, sellerId: 'praised' }))
  expect(findTiedRings(praise, [])[0]?.ties).toMatchObject([{ kind: 'address', authorIds: authors(6) }])
  const divided = praise.map((one, place) => ({ ...one, rating: place % 2 ? 1 : 5 }))
  expect(findTiedRings(divided, [])).toEqual([])
})

test('copies of one text tie their authors, directly or by way of each other', () => {
  const copies = authors(5).map((author) => review(author))
  const ids = copies.map(({ id }) => id)
  const twins = ids.slice(1).map((id, place): [string, string] => [id, ids[place] ?? ''])
  expect(findTiedRings(copies, twins)[0]).toMatchObject({ authorIds: authors(5), reviewIds: [...ids].sort() })
})

test('who praises the same three sellers in the same days is tied by each of them', () => {
  const reviews = authors(6).flatMap((author, place) =>
    ['x', 'y', 'z'].map((sellerId) => review(author, { sellerId, at: 100 + place / 10 })),
  )
  const [ring] = findTiedRings(reviews, [])
  expect(ring?.ties.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
    'together x',
    'together y',
    'together z',
  ])
  expect(ring?.reviewIds).toHaveLength(18)
})

test('what members wrote elsewhere is not part of what is decided', () => {
  const praise = authors(6).map((author) => review(author, { deviceHash: 'd', sellerId: 'praised' }))
  const elsewhere = authors(6).map((author) => review(author, { deviceHash: 'd' }))
  const [ring] = findTiedRings([...praise, ...elsewhere], [])
  expect(ring?.reviewIds).toEqual(praise.map(({ id }) => id).sort())
})

test('the order of the reviews changes nothing', () => {
  const reviews = authors(7).map((author, place) =>
    review(author, { deviceHash: `d${place % 2}`, paymentHash: 'c' }),
  )
  expect(findTiedRings([...reviews].reverse(), [])).toEqual(findTiedRings(reviews, []))
})
