import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { UnscreenedReview } from '#db/screenings'
import type { RescoringDays, SignalChange } from '#domain/detection/rescoring'
import type { Signal } from '#domain/detection/signal'
import type { Authenticity, ReviewState } from '#domain/review'

/** A published review that may have to be judged again, with how it was judged when it was screened. */
export type PublishedReview = UnscreenedReview & {
  /** Since when readers see this revision. */
  publishedAt: Date
  /** After how many days it was judged again already. */
  done: number[]
  modelBefore: string
  before: number | null
  signalsBefore: Signal[]
}

/** Those of these reviews of which readers see the newest revision, and that were screened. */
export async function listPublished(db: Database, ids: string[]): Promise<PublishedReview[]> {
  const { rows } = await sql<PublishedReview>`
    select r.id, r.revision, r.direction, r.seller_id, s.category, r.author_id, r.author_registered_at, r.rating,
      r.title, r.text, r.language, r.created_at, r.received_at, r.order_id,
      o.seller_id as order_seller_id, o.buyer_id, o.placed_at, o.delivered_at,
      r.device_hash is not null as has_device, r.address_hash is not null as has_address,
      r.payment_hash is not null as has_payment, true as was_screened,
      d.effective_at as published_at, screening.model as model_before, screening.fake_probability as before,
      screening.signals as signals_before,
      coalesce((select array_agg(days::int) from rescoring
        where rescoring.review_id = r.id and rescoring.revision = r.revision), '{}') as done
    from review r
    join screening on screening.review_id = r.id and screening.revision = r.revision
    join lateral (
      select max(effective_at) as effective_at from decision
      where subject_kind = 'review' and subject_id = r.id and revision = r.revision and undone_at is null
        and action in ('publish', 'redact')) d on d.effective_at is not null
    left join seller s on s.id = r.seller_id
    left join customer_order o on o.id = r.order_id
    where r.id = any(${ids}) and r.state in ('published', 'published_redacted')
      and r.published_revision = r.revision`.execute(db)
  return rows
}

/**
 * Takes the next publications that have been holding for so many days, and remembers how far it came; the first time
 * it begins at those that become so old from then on. The reviews' ids, in the order of publication.
 */
export async function takePublications(
  tx: Tx,
  { days, until, limit }: { days: RescoringDays; until: Date; limit: number },
): Promise<string[]> {
  await sql`
    insert into rescoring_mark (days, effective_at, decision_id)
    values (${days}, ${until}, '00000000-0000-0000-0000-000000000000') on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ id: string; effectiveAt: Date; subjectId: string }>`
    select d.id, d.effective_at, d.subject_id from decision d
    where (d.effective_at, d.id) > (select effective_at, decision_id from rescoring_mark where days = ${days})
      and d.effective_at <= ${until} and d.action in ('publish', 'redact') and d.undone_at is null
    order by d.effective_at, d.id limit ${limit}`.execute(tx)
  const last = rows.at(-1)
  if (last) {
    await sql`
      update rescoring_mark set decision_id = ${last.id}::uuid,
        effective_at = (select effective_at from decision where id = ${last.id}::uuid)
      where days = ${days}`.execute(tx)
  }
  return [...new Set(rows.map(({ subjectId }) => subjectId))]
}

/** A review judged again, and what it was found to be. */
export type RescoringRow = {
  reviewId: string
  revision: number
  days: RescoringDays
  modelBefore: string
  model: string
  before: number | null
  after: number
  changes: SignalChange[]
  signals: Signal[]
  isReturned: boolean
}

/** Keeps that reviews were judged again. Those that were for the same days already are left out of the answer. */
export async function insertRescorings(tx: Tx, rescorings: RescoringRow[], now: Date): Promise<Set<string>> {
  const rows = rescorings.map((one) => ({
    ...{ review_id: one.reviewId, revision: one.revision, days: one.days, model_before: one.modelBefore },
    ...{ model: one.model, before: one.before, after: one.after, changes: one.changes, signals: one.signals },
    is_returned: one.isReturned,
  }))
  const { rows: kept } = await sql<{ reviewId: string }>`
    insert into rescoring (review_id, revision, days, model_before, model, before, after, changes, signals, is_returned,
      judged_at)
    select r.*, ${now} from json_to_recordset(${JSON.stringify(rows)}::json) as r (review_id text, revision integer,
      days smallint, model_before text, model text, before real, after real, changes jsonb, signals jsonb,
      is_returned boolean)
    on conflict do nothing returning review_id`.execute(tx)
  return new Set(kept.map(({ reviewId }) => reviewId))
}

type Returned = {
  reviewId: string
  state: ReviewState
  fakeProbability: number
  authenticity: Authenticity
  dueAt: Date
}

/** Puts published reviews before people again; what readers see stays as it is. */
export async function returnToPeople(tx: Tx, returned: Returned[]): Promise<void> {
  const rows = returned.map((one) => ({
    ...{ id: one.reviewId, state: one.state, fake_probability: one.fakeProbability },
    ...{ authenticity: one.authenticity, due_at: one.dueAt },
  }))
  await sql`
    update review set state = r.state, fake_probability = r.fake_probability, authenticity = r.authenticity,
      due_at = r.due_at, version = version + 1
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, state text, fake_probability real,
      authenticity text, due_at timestamptz)
    where review.id = r.id`.execute(tx)
}

/** The last time a revision was judged again and went back to people for it. */
export function findReturn(db: Database, { reviewId, revision }: { reviewId: string; revision: number }) {
  return db
    .selectFrom('rescoring')
    .select(['days', 'modelBefore', 'model', 'before', 'after', 'changes', 'signals', 'judgedAt'])
    .where('reviewId', '=', reviewId)
    .where('revision', '=', revision)
    .where('isReturned', '=', true)
    .orderBy('days', 'desc')
    .limit(1)
    .executeTakeFirst()
}
