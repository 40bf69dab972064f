import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { PreviewCell, PreviewCounts } from '#domain/detection/preview'
import type { SignalName } from '#domain/detection/signal'

/** Of a busy marketplace the newest reviews of the last weeks say enough; the page says how far back they go. */
const screeningsAtMost = 100_000

export type PreviewWanted = {
  /** Rising. */
  thresholds: number[]
  /** From which strength a signal sends a review to people whatever its probability. */
  forcing: Partial<Record<SignalName, number>>
  /** Reasons of a rejection that say that a review is fake. */
  fakeReasons: readonly string[]
  since: Date
}

/**
 * Counts the reviews screened since then in these categories, or where `except` is true in all others, by probability
 * and by what people found them to be. One statement over the newest screenings, never over all of them.
 */
export async function countForPreview(
  db: Database,
  { categories, except }: { categories: string[]; except: boolean },
  { thresholds, forcing, fakeReasons, since }: PreviewWanted,
): Promise<PreviewCounts> {
  const { rows } = await sql<PreviewCell & { since: Date }>`
    with recent as materialized (
      select review_id, revision, fake_probability, signals, screened_at from screening
      where screened_at >= ${since} order by screened_at desc limit ${sql.lit(screeningsAtMost)}
    ), forcing as (
      select key as name, value::float8 as strength from json_each_text(${JSON.stringify(forcing)}::json)
    ), known as (
      select s.screened_at,
        coalesce(width_bucket(s.fake_probability, ${thresholds}::float8[]), 0) as bucket,
        s.fake_probability is null or exists (
          select from jsonb_to_recordset(s.signals) as signal (name text, strength float8)
          join forcing using (name) where signal.strength >= forcing.strength) as is_forced,
        exists (select from customer_order o where o.id = r.order_id) as has_proof,
        found.is_fake
      from recent s
      join review r on r.id = s.review_id
      left join seller on seller.id = r.seller_id
      left join lateral (
        select d.action = 'reject' and d.reason_code = any(${[...fakeReasons]}) as is_fake, d.action
        from decision d
        where d.subject_kind = 'review' and d.subject_id = s.review_id and d.revision = s.revision
          and d.decided_by is not null and d.undone_at is null and d.action in ('publish', 'redact', 'reject')
        order by d.decided_at desc limit 1
      ) decided on true
      left join lateral (
        select decided.is_fake where decided.is_fake or decided.action <> 'reject'
      ) found on true
      where (coalesce(seller.category, '') = any(${categories})) <> ${except}
    )
    select bucket, is_forced, has_proof, count(*) as reviews, count(*) filter (where is_fake) as fakes,
      count(*) filter (where not is_fake) as genuine, min(min(screened_at)) over () as since
    from known group by bucket, is_forced, has_proof`.execute(db)
  return {
    since: rows[0]?.since.toISOString() ?? null,
    thresholds,
    cells: rows.map(({ since: _, ...cell }) => cell),
  }
}
