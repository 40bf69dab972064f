import { sql } from 'kysely'
import type { Database } from '#db/client'

/** The MinHash bands of some reviews' texts, signed 64-bit numbers in digits. */
export type Bands = { reviewId: string; bands: string[] }[]

/**
 * Makes texts findable for others. Rows go in by key, so that two batches never wait for each other crosswise.
 */
export async function insertBands(db: Database, bands: Bands): Promise<void> {
  if (bands.length === 0) return
  await sql`
    insert into review_band (band, review_id)
    select band, review_id from ${bandTable(bands)} order by band`.execute(db)
}

/** A table `mine (review_id, band)` for a `from`, one row per band. */
export function bandTable(bands: Bands) {
  const ids = bands.map(({ reviewId }) => reviewId)
  // Lists within a list are not unpacked one by one, so each goes as a text.
  const lists = bands.map((text) => `{${text.bands.join(',')}}`)
  return sql`(
    select text.review_id, band from unnest(${ids}::text[], ${lists}::text[]) as text (review_id, bands)
    cross join unnest(text.bands::bigint[]) as band) as mine`
}

/**
 * Of one band at most so many are looked at: what thousands have written alike needs no full list. A band that so many
 * others have is a turn of phrase.
 */
export const perBand = 10
/**
 * Who shares fewer bands is no candidate: two texts meet in one by chance, and where all they share are turns of phrase
 * in two as well.
 */
export const leastShared = { rare: 2, common: 3 }
/** At most so many candidates per review are compared word by word. */
const perReview = 5

/**
 * A common table expression `twin (review_id, twins)`: reviews, earlier ones or whenever they came, that share
 * enough bands with those of `batch`, as JSON, those that share the most first. A band counts once, and is of one review,
 * however often it was inserted. How common it is, is looked up as it stands now, also of what came later.
 */
export function twinsOf(bands: Bands, seesLater: boolean) {
  return sql`
    candidate as (
      select mine.review_id, other.review_id as twin_id, count(distinct mine.band) as shared
      from ${bandTable(bands)} cross join lateral (
        select unnest(holders) as review_id, cardinality(holders) < ${sql.lit(perBand)} as is_rare from (
          select array_agg(distinct review_id) as holders from (
            select review_id from review_band
            where review_band.band = mine.band and review_band.review_id <> mine.review_id limit ${sql.lit(perBand)}
          ) met
        ) held
      ) other
      group by 1, 2 having count(distinct mine.band) >=
        case when bool_or(other.is_rare) then ${sql.lit(leastShared.rare)} else ${sql.lit(leastShared.common)} end
    ), ranked as (
      select candidate.review_id, candidate.shared, r.id, r.author_id, r.seller_id, r.text,
        row_number() over (partition by candidate.review_id order by shared desc, r.created_at desc) as rank
      from candidate
      join batch b on b.id = candidate.review_id
      join review r on r.id = candidate.twin_id
      where ${seesLater ? sql`r.id <> b.id` : sql`(r.created_at, r.id) < (b.created_at, b.id)`} and r.state <> 'withdrawn'
    ), twin as (
      select review_id, json_agg(json_build_object(
          'reviewId', id, 'authorId', author_id, 'sellerId', seller_id, 'text', text) order by rank) as twins
      from ranked where rank <= ${sql.lit(perReview)} group by review_id
    )`
}
