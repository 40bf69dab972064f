import { findRings, type RingReview, ringOptions, senseOf } from '#domain/detection/rings'
import { mostAuthors, type Tie } from '#domain/rings/tie'

/** A review as rings are looked for. `at` is in days since 1970; a hash that was not sent is null. */
export type TiedReview = RingReview & {
  id: string
  deviceHash: string | null
  paymentHash: string | null
  addressHash: string | null
}

/** Authors tied to each other, by what, and the reviews a decision about them would be about. */
export type FoundRing = { authorIds: string[]; ties: Tie[]; reviewIds: string[] }

/** Whoever is tied to fewer others than this belongs to no ring: couples and one shared telephone are commonplace. */
const leastTied = 2
/** A seller is what a ring is about where so many members wrote of it in one sense. */
const leastAboutSeller = 3

/**
 * Finds groups of at least five authors tied by device, payment, address, the same text or reviewing together.
 * An address alone ties only those who wrote about the same seller in the same sense.
 *
 * @param twins pairs of ids of reviews whose texts are the same
 */
export function findTiedRings(reviews: TiedReview[], twins: readonly [string, string][]): FoundRing[] {
  const ties = withoutLoose([
    ...sharedTies(reviews, 'device', ({ deviceHash }) => deviceHash),
    ...sharedTies(reviews, 'payment', ({ paymentHash }) => paymentHash),
    ...sharedTies(
      reviews,
      'address',
      ({ addressHash, ...about }) => addressHash && `${addressHash} ${aboutOf(about)}`,
    ),
    ...textTies(reviews, twins),
    ...togetherTies(reviews),
  ])
  const byId = new Map(reviews.map((review) => [review.id, review]))
  return joined(ties)
    .filter(({ authorIds }) => authorIds.length >= ringOptions.leastMembers)
    .map((ring) => ({ ...ring, reviewIds: reviewsOf(ring, reviews, byId) }))
}

type Group = { authorIds: string[]; ties: Tie[] }

function aboutOf({ sellerId, rating }: Pick<TiedReview, 'sellerId' | 'rating'>): string {
  return `${sellerId} ${senseOf(rating)}`
}

function sharedTies(
  reviews: TiedReview[],
  kind: 'device' | 'payment' | 'address',
  keyOf: (review: TiedReview) => string | null,
): Tie[] {
  return [...grouped(reviews, keyOf)].flatMap(([key, group]) => {
    const tie = toTie(kind, key, group)
    return tie.authorIds.length <= mostAuthors[kind] ? [tie] : []
  })
}

/** Reviews that say the same, directly or by way of others that do. */
function textTies(reviews: TiedReview[], twins: readonly [string, string][]): Tie[] {
  const byId = new Map(reviews.map((review) => [review.id, review]))
  const known = twins.filter(([a, b]) => byId.has(a) && byId.has(b))
  return components(known).map((ids) =>
    toTie(
      'text',
      ids[0] ?? '',
      ids.flatMap((id) => byId.get(id) ?? []),
    ),
  )
}

/** For each group that reviewed the same sellers in the same days: each of those sellers. */
function togetherTies(reviews: TiedReview[]): Tie[] {
  return findRings(reviews).flatMap(({ authorIds, sellerIds }) => {
    const members = new Set(authorIds)
    return sellerIds.map((sellerId) =>
      toTie(
        'together',
        sellerId,
        reviews.filter((review) => review.sellerId === sellerId && members.has(review.authorId)),
      ),
    )
  })
}

/** Reviews by what they share; those that share nothing are left out. */
function grouped(
  reviews: TiedReview[],
  keyOf: (review: TiedReview) => string | null,
): Map<string, TiedReview[]> {
  const groups = new Map<string, TiedReview[]>()
  for (const review of reviews) {
    const key = keyOf(review)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(review)
    else groups.set(key, [review])
  }
  return groups
}

function toTie(kind: Tie['kind'], key: string, reviews: TiedReview[]): Tie {
  return {
    kind,
    key,
    authorIds: [...new Set(reviews.map(({ authorId }) => authorId))].sort(),
    reviewIds: reviews.map(({ id }) => id).sort(),
  }
}

/** Takes out authors tied to too few others, again and again, since each takes a tie from those who are left. */
function withoutLoose(ties: Tie[]): Tie[] {
  const telling = ties.filter(({ authorIds }) => authorIds.length > 1)
  const others = new Map<string, Set<string>>()
  for (const { authorIds } of telling) {
    for (const author of authorIds) {
      const tied = others.get(author) ?? new Set()
      others.set(author, tied)
      for (const other of authorIds) if (other !== author) tied.add(other)
    }
  }
  const loose = new Set([...others].filter(([, tied]) => tied.size < leastTied).map(([author]) => author))
  if (loose.size === 0) return telling
  return withoutLoose(
    telling.map((tie) => ({ ...tie, authorIds: tie.authorIds.filter((author) => !loose.has(author)) })),
  )
}

function joined(ties: Tie[]): Group[] {
  const pairs = ties.flatMap(({ authorIds: [first = '', ...rest] }) =>
    rest.map((author): [string, string] => [first, author]),
  )
  return components(pairs).map((authorIds) => {
    const members = new Set(authorIds)
    return { authorIds, ties: ties.filter(({ authorIds: [first = ''] }) => members.has(first)) }
  })
}

/** The ids each group of linked ones has, sorted; what is linked to nothing is in none. */
function components(pairs: readonly [string, string][]): string[][] {
  const links = new Map<string, string[]>()
  for (const [a, b] of pairs) {
    links.set(a, [...(links.get(a) ?? []), b])
    links.set(b, [...(links.get(b) ?? []), a])
  }
  const seen = new Set<string>()
  return [...links.keys()].flatMap((start) => {
    if (seen.has(start)) return []
    seen.add(start)
    const group = [start]
    for (const id of group) {
      for (const next of links.get(id) ?? []) {
        if (!seen.has(next)) group.push(next)
        seen.add(next)
      }
    }
    return [group.sort()]
  })
}

/**
 * What a decision would be about: the members' reviews of the sellers the ring is for, and those with a shared text.
 * Where neither is found, every review that ties them; what members wrote elsewhere is left alone otherwise.
 */
function reviewsOf(
  { authorIds, ties }: Group,
  reviews: TiedReview[],
  byId: Map<string, TiedReview>,
): string[] {
  const members = new Set(authorIds)
  const own = reviews.filter(({ authorId }) => members.has(authorId))
  const aimed = [...grouped(own, aboutOf).values()].filter(
    (group) => new Set(group.map(({ authorId }) => authorId)).size >= leastAboutSeller,
  )
  const copied = ties.filter(({ kind }) => kind === 'text').flatMap(({ reviewIds }) => reviewIds)
  const ids = new Set([...aimed.flat().map(({ id }) => id), ...copied])
  const chosen = ids.size > 0 ? [...ids] : ties.flatMap(({ reviewIds }) => reviewIds)
  return [...new Set(chosen)].filter((id) => members.has(byId.get(id)?.authorId ?? '')).sort()
}
