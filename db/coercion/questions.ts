import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ChangeAnswer, QuestionedChange } from '#domain/coercion/question'
import type { Language } from '#domain/language'

export type AskedQuestion = {
  id: string
  reviewId: string
  authorId: string
  change: QuestionedChange
  language: Language
}

/**
 * Asks about the negatives among these reviews that their authors have just edited, where readers saw them and the
 * seller had been in touch: they count on with the stars they had. A question that is open covers later changes too.
 */
export function askAboutEdits(tx: Tx, ids: string[], now: Date): Promise<AskedQuestion[]> {
  return ask(
    tx,
    sql`
    select r.id, r.seller_id, r.author_id, r.language, 'edited' as change, v.revision,
      coalesce(r.held_rating, v.rating) as rating, r.created_at
    from review r join review_revision v on v.review_id = r.id and v.revision = r.revision - 1
    where r.id = any(${ids}) and r.state = 'edit_pending' and r.direction = 'buyer_to_seller'
      and coalesce(r.held_rating, v.rating) <= 2`,
    now,
  )
}

/** The same about a review that its author has just taken back; call it only where readers saw it. */
export function askAboutWithdrawal(tx: Tx, id: string, now: Date): Promise<AskedQuestion[]> {
  return ask(
    tx,
    sql`
    select r.id, r.seller_id, r.author_id, r.language, 'withdrawn' as change, r.revision,
      coalesce(r.held_rating, r.rating) as rating, r.created_at
    from review r
    where r.id = ${id} and r.direction = 'buyer_to_seller' and coalesce(r.held_rating, r.rating) <= 2`,
    now,
  )
}

/** Complaints of the author in which the shop has answered, written, offered or tried to offer something since the review. */
const complaintsHeardOf = sql`
  select from complaint c
  where c.complainant_id = changed.author_id and c.seller_id = changed.seller_id and c.filed_by = 'buyer' and (
    c.seller_answered_at > changed.created_at
    or exists (select from complaint_message m where m.complaint_id = c.id and m.sent_by = 'respondent'
               and m.lane = 'both' and m.sent_at > changed.created_at)
    or exists (select from complaint_offer o where o.complaint_id = c.id and o.made_by = 'respondent'
               and o.made_at > changed.created_at)
    or exists (select from stopped_condition t where t.complaint_id = c.id and t.tried_by = 'respondent'
               and t.stopped_at > changed.created_at))`

async function ask(tx: Tx, changed: RawBuilder<unknown>, now: Date): Promise<AskedQuestion[]> {
  const { rows } = await sql<AskedQuestion>`
    with changed as (${changed}), held as (
      update review set held_rating = changed.rating from changed
      where review.id = changed.id and (
        exists (select from seller_contact c where c.review_id = changed.id and c.contacted_at > changed.created_at)
        or exists (select from review_remedy m where m.review_id = changed.id)
        or exists (select from reply p where p.review_id = changed.id and p.seller_id = changed.seller_id
                   and p.state in ('published', 'superseded', 'withdrawn'))
        or exists (${complaintsHeardOf}))
      returning review.id
    )
    insert into change_question (review_id, seller_id, author_id, language, change, revision, rating_before, asked_at)
    select changed.id, changed.seller_id, changed.author_id,
      case when changed.language in ('en', 'uk', 'ru', 'zh') then changed.language else 'en' end,
      changed.change, changed.revision, changed.rating, ${now}
    from changed join held on held.id = changed.id order by changed.id
    on conflict (review_id) where answer is null do nothing
    returning id, review_id, author_id, change, language`.execute(tx)
  return rows
}

export type Question = {
  id: string
  reviewId: string
  sellerId: string
  authorId: string
  change: QuestionedChange
  ratingBefore: number
  askedAt: Date
  answer: ChangeAnswer | null
}
const columns = [
  'id',
  'reviewId',
  'sellerId',
  'authorId',
  'change',
  'ratingBefore',
  'askedAt',
  'answer',
] as const

export function findQuestion(db: Database | Tx, id: string): Promise<Question | undefined> {
  return db.selectFrom('changeQuestion').select(columns).where('id', '=', id).executeTakeFirst()
}

/** The question, held until the transaction ends. */
export function lockQuestion(tx: Tx, id: string): Promise<Question | undefined> {
  return tx.selectFrom('changeQuestion').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function setAnswer(tx: Tx, id: string, answer: ChangeAnswer, now: Date): Promise<void> {
  await tx.updateTable('changeQuestion').set({ answer, answeredAt: now }).where('id', '=', id).execute()
}

/**
 * Lets reviews count as they are now, but those that were taken back less than a day ago (V19), or of which another
 * change is still asked about, being looked into, or was found to be coerced: a later one of the author's own will does
 * not undo that. Call it under the reviews' locks, so that of two who settle the last two questions at once the later
 * one sees the other.
 */
export async function releaseHeldRatings(tx: Tx, reviewIds: string[]): Promise<void> {
  await sql`
    update review set held_rating = null where id = any(${reviewIds})
      and not exists (select from review_withdrawal w where w.review_id = review.id and w.ended_at is null)
      and not exists (select from change_question q where q.review_id = review.id and q.answer is null)
      and not exists (select from integrity_case c where c.review_id = review.id
        and c.kind = 'coerced_change' and c.state in ('open', 'confirmed'))`.execute(tx)
}

/** Keeps that a seller was in touch with a review's author; whether it is news. */
export async function insertContact(
  tx: Tx,
  contact: { reviewId: string; contactedAt: Date; channel: string },
  now: Date,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('sellerContact')
    .values({ ...contact, receivedAt: now })
    .onConflict((conflict) => conflict.columns(['reviewId', 'contactedAt']).doNothing())
    .returning('reviewId')
    .executeTakeFirst()
  return inserted !== undefined
}
