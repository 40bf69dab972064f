import { sql } from 'kysely'
import type { Database } from '#db/client'
import { categories } from '#fixtures/texts/phrasebook'
import { makeReviews, sellerCount } from '#tests/bench/review-rows'

/** The sellers that the made reviews are about. */
export async function insertSellers(db: Database): Promise<void> {
  await sql`
    insert into seller (id, name, category, joined_at, content_digest, received_at, updated_at)
    select 'seller-' || n, 'Shop ' || n, (${[...categories]}::text[])[1 + n % ${sql.lit(categories.length)}],
      now() - interval '4 years', '', now(), now()
    from generate_series(0, ${sql.lit(sellerCount - 1)}) n`.execute(db)
}

/** Texts for SQL to draw from, as the table `bench_making`. */
export async function insertMakings(db: Database, count = 4_000): Promise<void> {
  const rows = makeReviews(count, { prefix: 'making', now: new Date() }).map(({ text, language }, place) => ({
    place,
    text,
    language,
  }))
  await sql`
    create table bench_making as
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (place int, text text, language text)`.execute(
    db,
  )
}
