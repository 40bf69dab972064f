import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { isFiledByShop } from '#db/complaints/filed-by-shop'
import { isSellersFault } from '#db/disputes/faults'
import type { Cause, FeedbackKind } from '#domain/cause'
import type { Feedback } from '#domain/letter/coverage'

/** Whose feedback, and from when on. */
export type Window = { sellerId: string; since: Date }

/** What became of a negative review or complaint. */
export type FeedbackStanding = 'resolved' | 'objective_reason' | 'commented' | 'open'

export type FeedbackItem = {
  kind: FeedbackKind
  id: string
  /** 1 or 2; null for a complaint. */
  rating: number | null
  /** What the complaint is about, in the marketplace's words; null for a review. */
  complaintKind: string | null
  text: string
  createdAt: Date
  standing: FeedbackStanding
  reply: string | null
  cause: Cause | null
  openedAt: Date | null
}

export type FeedbackPlace = { createdAt: Date; kind: FeedbackKind; id: string }

/**
 * A page of the negative reviews readers can see (one or two stars) and the complaints not found unfounded, the
 * newest first.
 */
export async function listFeedbackOfWindow(
  db: Database,
  window: Window,
  { after, limit }: { after?: FeedbackPlace | undefined; limit: number },
): Promise<FeedbackItem[]> {
  const from = after
    ? sql`where (f.created_at, f.kind, f.id) < (${after.createdAt}, ${after.kind}, ${after.id})`
    : sql``
  return readFeedback(
    db,
    window,
    sql`${from} order by f.created_at desc, f.kind desc, f.id desc limit ${limit}`,
  )
}

/** One of them; undefined where it is not this seller's, or not of the window. */
export async function findFeedback(
  db: Database | Tx,
  window: Window,
  { kind, id }: { kind: FeedbackKind; id: string },
): Promise<FeedbackItem | undefined> {
  const [found] = await readFeedback(db, window, sql`where f.kind = ${kind} and f.id = ${id}`)
  return found
}

/** The oldest of them that has no cause yet. */
export async function findNextUnnamed(db: Database, window: Window): Promise<FeedbackItem | undefined> {
  const [found] = await readFeedback(
    db,
    window,
    sql`where m.cause is null order by f.created_at, f.kind, f.id limit 1`,
  )
  return found
}

/** How many of them are alike in what coverage is measured by: a few rows, however many there are. */
export async function countFeedback(db: Database | Tx, window: Window): Promise<Feedback[]> {
  const { rows } = await sql<Feedback>`
    select m.cause, m.opened_at is not null as is_opened, count(*)::int as count
    from (${feedbackOf(window)}) f
    left join feedback_cause m on m.subject_kind = f.kind and m.subject_id = f.id
    group by 1, 2`.execute(db)
  return rows
}

async function readFeedback(
  db: Database | Tx,
  window: Window,
  rest: RawBuilder<unknown>,
): Promise<FeedbackItem[]> {
  const { rows } = await sql<FeedbackItem>`
    select f.kind, f.id, f.rating, f.complaint_kind, f.text, f.created_at, m.cause, m.opened_at, y.text as reply,
           case when f.is_settled or v.state = 'resolved_by_buyer' then 'resolved'
                when v.state = 'objective_reason' then 'objective_reason'
                when y.text is not null then 'commented'
                else 'open' end as standing
    from (${feedbackOf(window)}) f
    left join feedback_cause m on m.subject_kind = f.kind and m.subject_id = f.id
    left join review_resolution v on f.kind = 'review' and v.review_id = f.id
    left join lateral (
      select text from reply where f.kind = 'review' and review_id = f.id and is_standing order by created_at desc, id desc limit 1
    ) y on true
    ${rest}`.execute(db)
  return rows
}

/** Negative is a rating of one or two stars, as in the comparison of sellers. Of a masked text its masked form. */
function feedbackOf({ sellerId, since }: Window): RawBuilder<unknown> {
  return sql`
    select 'review' as kind, r.id, r.rating, null as complaint_kind, r.created_at, false as is_settled,
           coalesce(r.published_text, old.text, r.text) as text
    from review r
    left join review_revision old on r.state = 'edit_pending' and old.review_id = r.id
      and old.revision = r.published_revision
    where r.seller_id = ${sellerId} and r.created_at >= ${since} and r.direction = 'buyer_to_seller'
      and r.rating <= 2 and r.authenticity <> 'confirmed_fake' and ${sql.raw(isSellersFault('r'))}
      and r.state in ('published', 'published_redacted', 'edit_pending') and r.published_revision is not null
    union all
    select 'complaint', c.id, null, c.kind, c.created_at,
           c.state in ('resolved_agreed', 'settled', 'closed') as is_settled, c.text
    from complaint c
    where c.seller_id = ${sellerId} and c.created_at >= ${since}
      and c.state not in ('duplicate', 'out_of_scope', 'invalid', 'withdrawn')
      and coalesce(c.decided_for, 'buyer') = 'buyer' and not ${isFiledByShop('c')}
      and c.channel <> 'notice'`
}
