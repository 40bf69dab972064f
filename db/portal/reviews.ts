import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { shownRevision } from '#db/disputes/faults'
import type { Cause } from '#domain/cause'
import type { Fault } from '#domain/disputes/fault'
import type { ObjectiveReason } from '#domain/objective-reason'

/** Open ones wait for the shop; answered ones have its public answer; resolved ones are settled with the buyer. */
export type ReviewStanding = 'open' | 'answered' | 'resolved'

export type ShopReview = {
  id: string
  rating: number
  title: string | null
  text: string
  language: string | null
  createdAt: Date
  standing: ReviewStanding
  reply: string | null
  repliedAt: Date | null
  /** A reply that waits for us is not public yet. */
  replyState: 'queued' | 'published' | null
  objectiveReason: ObjectiveReason | null
  objectiveNote: string | null
  cause: Cause | null
  /** Whose fault it was found to be; null where nobody looked. */
  fault: Fault | null
}

export type ReviewPlace = { at: Date; id: string }

/** A page of what buyers wrote about a shop and readers can see, the newest first. */
export async function listShopReviews(
  db: Database,
  { sellerId, standing }: { sellerId: string; standing?: ReviewStanding | undefined },
  { after, limit }: { after?: ReviewPlace | undefined; limit: number },
): Promise<ShopReview[]> {
  const from = after ? sql`and (r.created_at, r.id) < (${after.at}, ${after.id})` : sql``
  const of = standing ? sql`where standing = ${standing}` : sql``
  return readReviews(
    db,
    sql`
    with seen as (select * from (${visible(sellerId, from)}) one ${of} limit ${limit})
    select * from seen order by created_at desc, id desc`,
  )
}

/** How many reviews of a shop wait for it; counted up to `atMost`. */
export async function countOpenReviews(db: Database, sellerId: string, atMost: number): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open
    from (select from (${visible(sellerId, sql`and r.rating <= 2`)}) one where standing = 'open' limit ${atMost}) waiting`.execute(
    db,
  )
  return rows[0]?.open ?? 0
}

/** When the negatives that wait for their shop were written, the oldest first; at most `atMost`. */
export async function listOpenSince(db: Database, sellerId: string, atMost: number): Promise<Date[]> {
  const { rows } = await sql<{ createdAt: Date }>`
    select created_at from (${visible(sellerId, sql`and r.rating <= 2`)}) one where standing = 'open'
    order by created_at limit ${atMost}`.execute(db)
  return rows.map(({ createdAt }) => createdAt)
}

/** One of them; undefined where it is another shop's, or none that readers can see. */
export async function findShopReview(
  db: Database | Tx,
  { sellerId, reviewId }: { sellerId: string; reviewId: string },
): Promise<ShopReview | undefined> {
  const [found] = await readReviews(db, visible(sellerId, sql`and r.id = ${reviewId}`))
  return found
}

async function readReviews(db: Database | Tx, query: RawBuilder<unknown>): Promise<ShopReview[]> {
  const { rows } = await (query as RawBuilder<ShopReview>).execute(db) // the columns are those of `visible`
  return rows
}

/** What readers can see: public, and not sealed until the other side has written. Alias `r`. */
const seen = sql`(r.state in ('published', 'published_redacted')
  or (r.state = 'edit_pending' and r.published_revision is not null))
  and not exists (select from sealed_review s where s.review_id = r.id and s.opened_at is null)`

/** Of a masked text its masked form; of one that is being edited, what readers see meanwhile. */
function visible(sellerId: string, more: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select r.id, r.rating, r.title, r.language, r.created_at, coalesce(r.published_text, old.text, r.text) as text,
      answer.text as reply, answer.created_at as replied_at,
      answer.state as reply_state, x.objective_reason, x.note as objective_note, m.cause, f.fault,
      case when x.state = 'resolved_by_buyer' then 'resolved'
           when answer.text is not null then 'answered'
           when r.rating > 2 then 'answered'
           else 'open' end as standing
    from review r
    left join review_revision old on r.state = 'edit_pending' and old.review_id = r.id
      and old.revision = r.published_revision
    left join review_resolution x on x.review_id = r.id
    left join feedback_cause m on m.subject_kind = 'review' and m.subject_id = r.id
    left join review_fault f on f.review_id = r.id and f.revision = ${sql.raw(shownRevision('r'))}
    left join lateral (
      select text, created_at, state from reply where reply.review_id = r.id and reply.seller_id = r.seller_id
        and is_standing order by created_at desc, id desc limit 1
    ) answer on true
    where r.seller_id = ${sellerId} and r.direction = 'buyer_to_seller'
      and ${seen} ${more}
    order by r.created_at desc, r.id desc`
}

/** Keeps why a review cannot be solved, or takes it back; false where the buyer has said that it is. */
export async function setObjectiveReason(
  tx: Tx,
  { sellerId, reviewId }: { sellerId: string; reviewId: string },
  said: { reason: ObjectiveReason; note: string | null; setBy: string } | undefined,
  now: Date,
): Promise<boolean> {
  if (!said) {
    const { rows } = await sql`
      delete from review_resolution where review_id = ${reviewId} and state = 'objective_reason' returning review_id`.execute(
      tx,
    )
    return rows.length > 0
  }
  const { rows } = await sql`
    insert into review_resolution (review_id, seller_id, state, objective_reason, note, set_by, set_at)
    values (${reviewId}, ${sellerId}, 'objective_reason', ${said.reason}, ${said.note}, ${said.setBy}, ${now})
    on conflict (review_id) do update set objective_reason = excluded.objective_reason, note = excluded.note,
      set_by = excluded.set_by, set_at = excluded.set_at
    where review_resolution.state = 'objective_reason' returning review_id`.execute(tx)
  return rows.length > 0
}
