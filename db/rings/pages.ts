import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { ReviewState } from '#domain/review'
import type { RingState } from '#domain/rings/ring'
import type { TieKind } from '#domain/rings/tie'

export type ListedRing = {
  id: string
  number: number
  state: RingState
  foundAt: Date
  grewAt: Date
  members: number
  reviews: number
  /** How many of its reviews readers see. */
  inView: number
  sellers: number
  kinds: TieKind[]
}

/** Rings in these states, those that grew last on top; at most `limit`, after a place in that order. */
export async function listRings(
  db: Database,
  {
    states,
    after,
    limit,
  }: { states: RingState[]; after?: { at: Date; id: string } | undefined; limit: number },
): Promise<ListedRing[]> {
  const from = after ? sql`and (grew_at, id) < (${after.at}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<ListedRing>`
    with page as materialized (
      select id, number, state, found_at, grew_at from ring
      where state = any(${states}) ${from} order by grew_at desc, id desc limit ${limit}
    )
    select page.*, part.*,
      (select count(*) from ring_member where ring_id = page.id) as members,
      array(select distinct kind from ring_tie where ring_id = page.id order by 1) as kinds
    from page cross join lateral (
      select count(*) as reviews, count(*) filter (where review.published_revision is not null) as in_view,
        count(distinct review.seller_id) as sellers
      from ring_review join review on review.id = review_id where ring_id = page.id) part
    order by grew_at desc, id desc`.execute(db)
  return rows
}

export function findRing(db: Database, id: string) {
  return db
    .selectFrom('ring')
    .leftJoin('account', 'account.id', 'ring.decidedBy')
    .selectAll('ring')
    .select('account.name as decidedByName')
    .where('ring.id', '=', id)
    .executeTakeFirst()
}

/** What is shown of one ring at most: more is a flood of spam, and no page for a person. */
const mostMembers = 300
const mostReviews = 1_000

/** A ring's members in the order they joined, which gives them their numbers. */
export function listRingMembers(db: Database, ringId: string) {
  return db
    .selectFrom('ringMember')
    .leftJoin('account', 'account.id', 'ringMember.exemptedBy')
    .select(['authorId', 'joinedAt', 'exemptedAt', 'exemptReason', 'account.name as exemptedByName'])
    .where('ringId', '=', ringId)
    .orderBy('joinedAt')
    .orderBy('authorId')
    .limit(mostMembers)
    .execute()
}

export function listRingTies(db: Database, ringId: string) {
  return db
    .selectFrom('ringTie')
    .select(['kind', 'key', 'authorIds', 'reviewIds'])
    .where('ringId', '=', ringId)
    .orderBy('kind')
    .orderBy('key')
    .limit(mostMembers)
    .execute()
}

export type RingReview = {
  id: string
  authorId: string
  sellerId: string
  rating: number
  state: ReviewState
  inView: boolean
  createdAt: Date
  excerpt: string
  outcome: string | null
  /** Findings at least as strong as asked. */
  strongSignals: number
}

/** The reviews a decision would be about, in the order they were written. */
export async function listRingReviews(db: Database, ringId: string, strong: number): Promise<RingReview[]> {
  const { rows } = await sql<RingReview>`
    select r.id, r.author_id, r.seller_id, r.rating, r.state, r.published_revision is not null as in_view, r.created_at,
      left(r.text, 240) as excerpt, part.outcome,
      coalesce((select count(*) from screening s, jsonb_array_elements(s.signals) signal
        where s.review_id = r.id and s.revision = r.revision
          and (signal ->> 'strength')::float8 >= ${strong}), 0) as strong_signals
    from ring_review part join review r on r.id = part.review_id
    where part.ring_id = ${ringId} order by r.created_at, r.id limit ${sql.lit(mostReviews)}`.execute(db)
  return rows
}

/** The sellers a ring wrote about: how many of its reviews they got, and how many in all. */
export async function listRingSellers(db: Database, ringId: string) {
  const { rows } = await sql<{ id: string; name: string | null; reviews: number; allReviews: number | null }>`
    select part.seller_id as id, seller.name, part.reviews, stat.reviews as all_reviews
    from (
      select review.seller_id, count(*) as reviews from ring_review join review on review.id = review_id
      where ring_id = ${ringId} group by 1) part
    left join seller on seller.id = part.seller_id
    left join seller_stat stat on stat.seller_id = part.seller_id
    order by part.reviews desc, 1 limit 100`.execute(db)
  return rows
}

/** How far the writing of a round's decisions has come. */
export async function findRoundProgress(db: Database, { ringId, round }: { ringId: string; round: number }) {
  const { rows } = await sql<{ done: number; total: number }>`
    select count(*) filter (where outcome is not null) as done, count(*) as total
    from ring_review where ring_id = ${ringId} and round = ${round}`.execute(db)
  return rows[0] ?? { done: 0, total: 0 }
}
