import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { isNoFakeOrder } from '#db/complaints/fake-orders'
import { isUpheld } from '#db/complaints/upheld'
import { counted, countedRating, suspected } from '#db/exclusions/evidence-window'
import { findLetterForRecheck } from '#db/letters/reading'
import type { NegativeState } from '#domain/quality/recheck'

type Anchors = { sellerId: string; effectiveAt: Date; proposedAt: Date; snapshotIds: string[] }

export type EvidenceRow = { id: string; createdAt: Date; state: NegativeState }
export type Negatives = {
  listed: EvidenceRow[]
  /** How many there are beyond the list. */
  beyond: { handled: number; open: number }
}

/** So many are named one by one; a seller with more of them is not told each. */
const mostListed = 1000

/**
 * R4.9a: every negative of the 365 days before the exclusion and since, with what became of it. One that was
 * removed for breaking a rule is left out of both sides; an objective reason counts only beside a public reply.
 * The open ones come first, the oldest on top; past a thousand they are counted only.
 */
export async function listNegatives(
  db: Database | Tx,
  { sellerId, effectiveAt, snapshotIds }: Anchors,
): Promise<Negatives> {
  const { rows } = await sql<EvidenceRow & { all: number; open: number }>`
    with found as (
    select r.id, r.created_at, case
      when r.held_rating <= 2 then 'open'
      when r.state = 'withdrawn' then 'withdrawn'
      when r.rating > 2 then 'edited'
      when x.state = 'resolved_by_buyer' then 'resolved'
      when x.state = 'objective_reason' and exists (
        select from reply where reply.review_id = r.id and reply.is_standing)
        then 'commented'
      else 'open' end as state
    from review r left join review_resolution x on x.review_id = r.id
    where r.seller_id = ${sellerId} and r.created_at >= ${effectiveAt}::timestamptz - interval '365 days'
      and r.direction = 'buyer_to_seller' and r.authenticity <> 'confirmed_fake'
      and r.state not in ('rejected', 'returned_to_author')
      and (r.id = any(${snapshotIds}) or (${countedRating} <= 2 and ${counted}))
    )
    select id, created_at, state, (count(*) over ())::int as "all",
      (count(*) filter (where state = 'open') over ())::int as open
    from found order by state <> 'open', created_at, id limit ${mostListed}`.execute(db)
  const [first] = rows
  const openListed = rows.filter(({ state }) => state === 'open').length
  const open = (first?.open ?? 0) - openListed
  return {
    listed: rows.map(({ id, createdAt, state }) => ({ id, createdAt, state })),
    beyond: { open, handled: (first?.all ?? 0) - rows.length - open },
  }
}

export type RecheckCounts = {
  /** In the anchored window, which begins 90 days before the proposal and grows. */
  anchoredObserved: number
  anchoredFeedback: number
  observedSince: number
  feedbackSince: number
  newPositiveBuyers: number
  /** Signs of business since: orders, or reviews where the marketplace sends no orders; counted to ten. */
  businessSince: number
  newPositiveIds: string[]
  newNegativeIds: string[]
  confirmedFakeIds: string[]
  pendingFakeIds: string[]
}

/** R4.9b, R4.9c, R4.10c–e: what has happened since the exclusion, and the window it is compared in. */
export async function countRecheck(
  db: Database | Tx,
  { sellerId, effectiveAt, proposedAt }: Anchors,
): Promise<RecheckCounts> {
  const { rows } = await sql<RecheckCounts>`
    with anchor as (
      select ${effectiveAt}::timestamptz as effective_at,
        least(${proposedAt}::timestamptz - interval '90 days', ${effectiveAt}::timestamptz) as from_at
    ), reviews as materialized (
      select r.id, r.author_id, r.order_id, ${countedRating} as rating, r.authenticity, r.created_at, ${counted} as is_counted,
        ${suspected} as is_suspected, r.created_at >= anchor.effective_at as is_new
      from review r, anchor
      where r.seller_id = ${sellerId} and r.created_at >= anchor.from_at
        and r.direction = 'buyer_to_seller'
    ), complaints as materialized (
      select c.id, c.created_at >= anchor.effective_at as is_new from complaint c, anchor
      where c.seller_id = ${sellerId} and ${isUpheld('c')} and c.created_at >= anchor.from_at
        and ${isNoFakeOrder('c.order_id', 'c.seller_id')}
        and not exists (
          select from reviews
          where reviews.order_id = c.order_id and reviews.is_counted and reviews.rating <= 2)
    ), positives as materialized (
      select id, author_id from reviews
      where is_new and is_counted and rating >= 4 and authenticity <> 'suspect'
        and (order_id is not null or not exists (
          select from customer_order where seller_id = ${sellerId}))
    )
    select
      (select count(*) from reviews where is_counted and rating <= 2)
        + (select count(*) from complaints) as anchored_observed,
      (select count(*) from reviews where is_counted) + (select count(*) from complaints) as anchored_feedback,
      (select count(*) from reviews where is_new and is_counted and rating <= 2)
        + (select count(*) from complaints where is_new) as observed_since,
      (select count(*) from reviews where is_new and is_counted)
        + (select count(*) from complaints where is_new) as feedback_since,
      (select count(distinct author_id) from positives) as new_positive_buyers,
      greatest(
        (select count(*) from (select from customer_order, anchor
          where seller_id = ${sellerId} and placed_at >= anchor.effective_at
            and ${isNoFakeOrder('customer_order.id', 'customer_order.seller_id')} limit 10) placed),
        (select count(*) from (select from reviews where is_new and is_counted limit 10) written)
      ) as business_since,
      array(select id from positives order by id limit 200) as new_positive_ids,
      array(select id from reviews where is_new and is_counted and rating <= 2 order by id limit 200)
        || array(select id from complaints where is_new order by id limit 200) as new_negative_ids,
      array(select id from reviews where is_new and rating >= 4 and authenticity = 'confirmed_fake'
        order by id limit 200) as confirmed_fake_ids,
      array(select id from reviews where is_new and rating >= 4 and is_suspected
        order by id limit 200) as pending_fake_ids`.execute(db)
  const [row] = rows
  if (!row) throw new Error('an aggregate has one row')
  return row
}

type LetterInTime = {
  receivedDay: string
  verdict: 'constructive' | 'not_constructive' | 'not_judged'
}

/**
 * R4.10a: the letter a re-check goes by: the one of this cycle where it came in time, else one of an earlier cycle
 * that was found constructive and so need not be written again.
 */
export async function findLetterInTime(
  db: Database | Tx,
  exclusionId: string,
  cycle: number,
): Promise<LetterInTime | undefined> {
  const letter = await findLetterForRecheck(db, exclusionId, cycle)
  if (letter?.onTime) return { receivedDay: letter.receivedDay, verdict: letter.verdict }
  const { rows } = await sql<LetterInTime>`
    select received_day, verdict from letter
    where exclusion_id = ${exclusionId} and cycle < ${cycle} and verdict = 'constructive'
      and received_at >= (select effective_at from exclusion where id = ${exclusionId})
    order by cycle desc limit 1`.execute(db)
  return rows[0]
}
