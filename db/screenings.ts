import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { rowTable } from '#db/row-table'
import type { Signal } from '#domain/detection/signal'
import type { PlaceInLine } from '#domain/priority'
import type { Authenticity, ReviewState, ScreeningOutcome } from '#domain/review'

/** A review that waits to be screened, with what of its seller and order has arrived. */
export type UnscreenedReview = {
  id: string
  revision: number
  direction: 'buyer_to_seller' | 'seller_to_buyer'
  sellerId: string
  category: string | null
  authorId: string
  authorRegisteredAt: Date | null
  rating: number
  title: string | null
  text: string
  language: string | null
  createdAt: Date
  receivedAt: Date
  orderId: string | null
  orderSellerId: string | null
  buyerId: string | null
  placedAt: Date | null
  deliveredAt: Date | null
  hasDevice: boolean
  hasAddress: boolean
  hasPayment: boolean
  /** Whether an earlier revision was screened, and the review counted. */
  wasScreened: boolean
}

/** Those of these reviews that wait to be screened; `category` is null while the seller is unknown. */
export async function listUnscreened(db: Database, ids: string[]): Promise<UnscreenedReview[]> {
  const { rows } = await sql<UnscreenedReview>`
    select r.id, r.revision, r.direction, r.seller_id, s.category, r.author_id, r.author_registered_at, r.rating,
      r.title, r.text, r.language, r.created_at, r.received_at, r.order_id,
      o.seller_id as order_seller_id, o.buyer_id, o.placed_at, o.delivered_at,
      r.device_hash is not null as has_device, r.address_hash is not null as has_address,
      r.payment_hash is not null as has_payment,
      r.revision > 1 and exists (select from screening s where s.review_id = r.id) as was_screened
    from review r
    left join seller s on s.id = r.seller_id
    left join customer_order o on o.id = r.order_id
    where r.id = any(${ids}) and r.state in ('received', 'edit_pending')`.execute(db)
  return rows
}

export type LockedReview = {
  id: string
  state: ReviewState
  revision: number
  version: number
  authorId: string
  sellerId: string
  rating: number
  createdAt: Date
  receivedAt: Date
  authenticity: Authenticity
  publishedRevision: number | null
  publishedText: string | null
  /** Whether an earlier revision was screened, and the review counted. */
  wasScreened: boolean
}

/**
 * The reviews, held against every other change in the order of their ids until the transaction ends. The lock
 * lets rows that only refer to the review be added meanwhile.
 */
export async function lockForScreening(tx: Tx, ids: string[]): Promise<LockedReview[]> {
  const { rows } = await sql<LockedReview>`
    select id, state, revision, version, author_id, seller_id, rating, created_at, received_at, authenticity, published_revision, published_text,
      exists (select from screening where review_id = review.id) as was_screened
    from review where id = any(${ids}) order by id for no key update`.execute(tx)
  return rows
}

/** What screening changes of a review and keeps about it. */
export type ScreeningRow = {
  reviewId: string
  revision: number
  state: ReviewState
  outcome: ScreeningOutcome
  model: string
  policyVersion: number
  fakeProbability: number | null
  authenticity: Authenticity
  signals: Signal[]
  place: PlaceInLine | null
}

/** Keeps the verdicts and moves the reviews on, one statement each; a published revision is shown as it is. */
export async function insertScreenings(tx: Tx, screenings: ScreeningRow[], now: Date): Promise<void> {
  const rows = screenings.map((row) => ({
    review_id: row.reviewId,
    revision: row.revision,
    state: row.state,
    outcome: row.outcome,
    model: row.model,
    policy_version: row.policyVersion,
    fake_probability: row.fakeProbability,
    authenticity: row.authenticity,
    signals: row.signals,
    due_at: row.place?.dueAt ?? null,
  }))
  const given = rowTable(rows, {
    ...{ review_id: 'text', revision: 'integer', state: 'text', outcome: 'text', model: 'text' },
    ...{ policy_version: 'integer', fake_probability: 'real', authenticity: 'text', signals: 'jsonb' },
    due_at: 'timestamptz',
  })
  await sql`
    with given as materialized (
      select * from ${given}
    ), kept as (
      insert into screening (review_id, revision, model, policy_version, outcome, fake_probability, signals, screened_at)
      select review_id, revision, model, policy_version, outcome, fake_probability, signals, ${now}::timestamptz
      from given
    )
    update review set state = r.state, fake_probability = r.fake_probability, authenticity = r.authenticity,
      due_at = r.due_at, version = version + 1,
      published_revision = case when r.outcome = 'publish' then r.revision else published_revision end,
      published_text = case when r.outcome = 'publish' then null else published_text end
    from given r where review.id = r.review_id`.execute(tx)
}

export type AutomatedPublication = {
  id: string
  reviewId: string
  revision: number
  fromState: ReviewState
  version: number
  policyVersion: number
  before: object
}

/** Publications that no person decided; they hold at once, because nobody can press undo. */
export async function insertPublications(
  tx: Tx,
  decisions: AutomatedPublication[],
  now: Date,
): Promise<void> {
  if (decisions.length === 0) return
  const rows = decisions.map(({ id, reviewId, revision, fromState, version, policyVersion, before }) => ({
    id,
    subject_id: reviewId,
    revision,
    from_state: fromState,
    version,
    policy_version: policyVersion,
    before,
  }))
  const given = rowTable(rows, {
    ...{ id: 'uuid', subject_id: 'text', revision: 'integer', from_state: 'text', version: 'integer' },
    ...{ policy_version: 'integer', before: 'jsonb' },
  })
  await sql`
    insert into decision (id, subject_kind, subject_id, revision, action, from_state, to_state, version,
      policy_version, decided_by, decided_at, effective_at, before)
    select id, 'review', subject_id, revision, 'publish', from_state, 'published', version, policy_version, null,
      ${now}::timestamptz, ${now}::timestamptz, before
    from ${given}`.execute(tx)
}

export type HeldReview = {
  id: string
  state: ReviewState
  revision: number
  category: string | null
}

/** Those of these reviews whose wait for evidence is over, or whose order has come, locked in the order of their ids. */
export async function lockHeldReviews(tx: Tx, ids: string[], now: Date): Promise<HeldReview[]> {
  const { rows } = await sql<HeldReview>`
    select id, state, revision, (select category from seller where seller.id = review.seller_id) as category
    from review where id = any(${ids}) and state = 'held_evidence'
      and (due_at <= ${now} or exists (select from customer_order o where o.id = review.order_id))
    order by id for no key update`.execute(tx)
  return rows
}

export async function setStates(
  tx: Tx,
  reviews: { id: string; state: ReviewState; dueAt: Date }[],
): Promise<void> {
  await sql`
    update review set state = r.state, due_at = r.due_at, version = version + 1
    from unnest(${reviews.map(({ id }) => id)}::text[], ${reviews.map(({ state }) => state)}::text[],
      ${reviews.map(({ dueAt }) => dueAt.toISOString())}::timestamptz[]) as r (id, state, due_at)
    where review.id = r.id`.execute(tx)
}
