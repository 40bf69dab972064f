/** What is known of a review when rings are looked for. `at` is in days since 1970, with fractions. */
export type RingReview = { authorId: string; sellerId: string; rating: number | null; at: number }

/** Authors who again and again reviewed the same sellers at the same time and in the same sense. */
export type Ring = { authorIds: string[]; sellerIds: string[] }

export type RingOptions = {
  /** Two authors' reviews of one seller count as together within so many days. */
  withinDays: number
  /** Two authors are tied by so many sellers they reviewed together. */
  leastSellers: number
  /** A ring has so many members, each tied to as many others but itself. */
  leastMembers: number
}

export const ringOptions: RingOptions = { withinDays: 30, leastSellers: 3, leastMembers: 5 }

/** Finds rings among reviews of any order. Honest pairs meet by chance; groups in which all meet do not. */
export function findRings(reviews: RingReview[], options: RingOptions = ringOptions): Ring[] {
  const ties = findTies(reviews, options)
  dropLoose(ties, options.leastMembers - 1)
  return joinTied(ties)
    .filter((members) => members.length >= options.leastMembers)
    .map((authorIds) => ({ authorIds, sellerIds: sellersOf(authorIds, ties) }))
}

/** For each author the others tied to them, with the sellers both reviewed together. */
type Ties = Map<string, Map<string, Set<string>>>

function findTies(reviews: RingReview[], { withinDays, leastSellers }: RingOptions): Ties {
  const meetings: Ties = new Map()
  for (const group of groupsOf(reviews, leastSellers)) meetWithin(group, withinDays, meetings)
  const ties: Ties = new Map()
  for (const [one, others] of meetings) {
    for (const [other, sellers] of others) {
      if (sellers.size < leastSellers) continue
      tie(ties, one, other, sellers)
      tie(ties, other, one, sellers)
    }
  }
  return ties
}

function meetWithin(group: RingReview[], withinDays: number, meetings: Ties): void {
  let oldest = 0
  for (const [at, later] of group.entries()) {
    while ((group[oldest]?.at ?? 0) < later.at - withinDays) oldest++
    for (const earlier of group.slice(oldest, at)) {
      if (earlier.authorId !== later.authorId) meet(meetings, earlier, later)
    }
  }
}

/** Reviews of one seller in one sense, in the order of time; only of authors with enough reviews to be tied. */
function groupsOf(reviews: RingReview[], leastSellers: number): RingReview[][] {
  const written = new Map<string, number>()
  for (const { authorId } of reviews) written.set(authorId, (written.get(authorId) ?? 0) + 1)
  const groups = new Map<string, RingReview[]>()
  for (const review of reviews) {
    if ((written.get(review.authorId) ?? 0) < leastSellers) continue
    const key = `${senseOf(review.rating)} ${review.sellerId}`
    const group = groups.get(key) ?? []
    groups.set(key, group)
    group.push(review)
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a.at - b.at))
}

/** Whether a rating praises or blames; three stars and none do neither. */
export function senseOf(rating: number | null): 'praise' | 'blame' | 'neither' {
  if (rating === null || rating === 3) return 'neither'
  return rating > 3 ? 'praise' : 'blame'
}

function meet(meetings: Ties, a: RingReview, b: RingReview): void {
  const [one, other] = a.authorId < b.authorId ? [a.authorId, b.authorId] : [b.authorId, a.authorId]
  const others = meetings.get(one) ?? new Map<string, Set<string>>()
  meetings.set(one, others)
  const sellers = others.get(other)
  if (sellers) sellers.add(a.sellerId)
  else others.set(other, new Set([a.sellerId]))
}

function tie(ties: Ties, one: string, other: string, sellers: Set<string>): void {
  const others = ties.get(one) ?? new Map<string, Set<string>>()
  ties.set(one, others)
  others.set(other, sellers)
}

/** Leaves only authors tied to at least so many others who are left themselves. */
function dropLoose(ties: Ties, least: number): void {
  const loose = [...ties.keys()].filter((author) => (ties.get(author)?.size ?? 0) < least)
  for (let author = loose.pop(); author !== undefined; author = loose.pop()) {
    for (const other of ties.get(author)?.keys() ?? []) {
      const others = ties.get(other)
      if (others?.delete(author) && others.size === least - 1) loose.push(other)
    }
    ties.delete(author)
  }
}

function joinTied(ties: Ties): string[][] {
  const seen = new Set<string>()
  const groups: string[][] = []
  for (const first of ties.keys()) {
    if (seen.has(first)) continue
    seen.add(first)
    const group = [first]
    for (const author of group) {
      for (const other of ties.get(author)?.keys() ?? []) {
        if (!seen.has(other)) group.push(other)
        seen.add(other)
      }
    }
    groups.push(group.sort())
  }
  return groups
}

function sellersOf(authorIds: string[], ties: Ties): string[] {
  const shared = authorIds.flatMap((author) =>
    [...(ties.get(author)?.values() ?? [])].flatMap((own) => [...own]),
  )
  return [...new Set(shared)].sort()
}
