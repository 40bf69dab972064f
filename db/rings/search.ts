import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { TiedReview } from '#domain/rings/find'

/** How far the search has come, held until the transaction ends; undefined where another process searches. */
export function tryLockSearch(tx: Tx) {
  return tx
    .selectFrom('ringSearch')
    .select(['eventId', 'lookedAt'])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

export async function findLastLook(db: Database): Promise<Date | null> {
  const found = await db.selectFrom('ringSearch').select('lookedAt').executeTakeFirst()
  return found?.lookedAt ?? null
}

export async function setSearch(tx: Tx, search: { eventId: number; lookedAt: Date }): Promise<void> {
  await tx.updateTable('ringSearch').set(search).execute()
}

/** Authors whose reviews were screened since an event, and the last event read; `isFull` where more may follow. */
export type ScreenedSince = { authorIds: string[]; eventId: number; isFull: boolean }

/**
 * Reads the log on from an event, `limit` events at most and only up to the first that happened after `before`:
 * ids are given before the commit, so the newest may still be overtaken.
 */
export async function listScreenedSince(
  tx: Tx,
  { eventId, limit, before }: { eventId: number; limit: number; before: Date },
): Promise<ScreenedSince> {
  const { rows } = await sql<{ authorIds: string[] | null; lastId: number | null; events: number }>`
    with slice as materialized (
      select id, type, subject_id, happened_at from event where id > ${eventId} order by id limit ${limit}
    ), settled as (
      select * from slice
      where id < coalesce((select min(id) from slice where happened_at > ${before}), 9223372036854775807)
    )
    select max(settled.id) as last_id, count(distinct settled.id) as events,
      array_agg(distinct review.author_id) filter (where review.author_id is not null) as author_ids
    from settled left join review on settled.type = 'review_screened' and review.id = settled.subject_id`.execute(
    tx,
  )
  const { authorIds = null, lastId = null, events = 0 } = rows[0] ?? {}
  return { authorIds: authorIds ?? [], eventId: lastId ?? eventId, isFull: events === limit }
}

/** Of one author so many reviews are looked at, the newest; of one seller so many on either side of a review. */
const perAuthor = 40
const besideReview = 150

export type Limits = { device: number; payment: number; address: number; withinDays: number; sellers: number }

/**
 * These authors and whoever may be tied to them: by a hash that few enough share, a text found to be the same, at
 * least `sellers` sellers reviewed in the same days, or a ring they are members of. At most 3 000.
 */
export async function listNeighbourhood(tx: Tx, authorIds: string[], limits: Limits): Promise<string[]> {
  const { rows } = await sql<{ authorId: string }>`
    with active as materialized (
      select unnest(${authorIds}::text[]) as author_id
    ), mine as materialized (
      select r.* from active cross join lateral (
        select id, revision, author_id, seller_id, sign(rating - 3) as sense, device_hash, payment_hash, address_hash,
          created_at
        from review where review.author_id = active.author_id and state <> 'withdrawn'
        order by created_at desc, id desc limit ${sql.lit(perAuthor)}) r
    ), ${sharersOf('device', limits.device)}, ${sharersOf('payment', limits.payment)},
    ${sharersOf('address', limits.address)},
    copied as (
      select twin.author_id
      from mine join screening s on s.review_id = mine.id and s.revision = mine.revision
      cross join lateral ${twinIds} told
      join review twin on twin.id = told.id
    ), busy as materialized (
      select author_id from mine group by 1 having count(distinct seller_id) >= ${limits.sellers}
    ), met as (
      select other.author_id
      from mine join busy using (author_id) cross join lateral (${beside('<=', 'desc', limits)} union all
        ${beside('>', 'asc', limits)}) other
      where other.author_id <> mine.author_id
      group by mine.author_id, other.author_id having count(distinct mine.seller_id) >= ${limits.sellers}
    ), near as materialized (
      select author_id from active union select author_id from by_device union select author_id from by_payment
      union select author_id from by_address union select author_id from copied union select author_id from met
    )
    select author_id from near
    union
    select fellow.author_id from near join ring_member own using (author_id)
    join ring_member fellow on fellow.ring_id = own.ring_id
    limit 3000`.execute(tx)
  return rows.map(({ authorId }) => authorId)
}

/** Whoever shares a hash with these authors, where two to `most` do; a CTE named after the kind. */
function sharersOf(kind: 'device' | 'payment' | 'address', most: number) {
  const hash = sql.ref(`${kind}Hash`)
  return sql`${sql.ref(`by_${kind}`)} as (
      select unnest(sharers.authors) as author_id
      from (select distinct ${hash} as hash from mine where ${hash} is not null) shared cross join lateral (
        select array_agg(distinct author_id) as authors from (
          select author_id from review where ${hash} = shared.hash and state <> 'withdrawn'
          order by created_at desc, id desc limit 300) newest) sharers
      where cardinality(sharers.authors) between 2 and ${sql.lit(most)}
    )`
}

/** Other authors' reviews of the same seller in the same sense, those next in time to one of `mine`. */
function beside(side: '<=' | '>', order: 'asc' | 'desc', { withinDays }: Limits) {
  const bound =
    side === '<='
      ? sql`e.created_at >= mine.created_at - ${withinDays} * interval '1 day'`
      : sql`e.created_at <= mine.created_at + ${withinDays} * interval '1 day'`
  return sql`(select author_id from review e
        where e.seller_id = mine.seller_id and e.created_at ${sql.raw(side)} mine.created_at and ${bound}
          and sign(e.rating - 3) = mine.sense and e.state <> 'withdrawn'
        order by e.created_at ${sql.raw(order)}, e.id ${sql.raw(order)} limit ${sql.lit(besideReview)})`
}

/** The reviews by other authors that screening found a review's text in; refers to a screening named `s`. */
const twinIds = sql`(
      select distinct found.id
      from jsonb_array_elements(s.signals) signal, jsonb_array_elements(signal -> 'facts') fact,
        jsonb_array_elements_text(fact -> 'evidence' -> 'ids') found (id)
      where signal ->> 'name' = 'near_duplicate' and fact ->> 'id' like 'other\\_author\\_%')`

/** The newest reviews of these authors. */
export async function listReviewsOf(tx: Tx, authorIds: string[]): Promise<TiedReview[]> {
  const { rows } = await sql<TiedReview>`
    select r.* from unnest(${authorIds}::text[]) as author (id) cross join lateral (
      select id, author_id, seller_id, rating, extract(epoch from created_at)::float8 / 86400 as at,
        device_hash, payment_hash, address_hash
      from review where author_id = author.id and state <> 'withdrawn'
      order by created_at desc, id desc limit ${sql.lit(perAuthor)}) r`.execute(tx)
  return rows
}

export type TwinTexts = { id: string; twinId: string; text: string; twinText: string }

/** Pairs among these reviews whose texts screening found alike, with the texts; at most 5 000. */
export async function listTwins(tx: Tx, reviewIds: string[]): Promise<TwinTexts[]> {
  const { rows } = await sql<TwinTexts>`
    with among as materialized (
      select id, revision, text from review where id = any(${reviewIds})
    )
    select among.id, twin.id as twin_id, among.text, twin.text as twin_text
    from among join screening s on s.review_id = among.id and s.revision = among.revision
    cross join lateral ${twinIds} told
    join among twin on twin.id = told.id
    limit 5000`.execute(tx)
  return rows
}
