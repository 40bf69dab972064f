import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ExternalVerdict } from '#domain/detection/external'

/** Verdicts on the newest revisions of reviews. */
export type ToldVerdict = ExternalVerdict & { reviewId: string }

/** Keeps what was said of each review's newest revision; what the same source said of it before is replaced. */
export async function keepExternalSignals(
  db: Database | Tx,
  verdicts: ToldVerdict[],
  now: Date,
): Promise<void> {
  if (verdicts.length === 0) return
  await sql`
    insert into external_signal (review_id, revision, source, name, probability, explanation, missing, told_at)
    select review.id, review.revision, told.source, told.name, told.probability, told.explanation, told.missing, ${now}
    from json_to_recordset(${JSON.stringify(verdicts)}::json) as told
      ("reviewId" text, source text, name text, probability real, explanation text, missing text)
    join review on review.id = told."reviewId"
    order by review.id, told.source, told.name
    on conflict (review_id, revision, source, name) do update set probability = excluded.probability,
      explanation = excluded.explanation, missing = excluded.missing, told_at = excluded.told_at`.execute(db)
}

/** What was said of the revision of a review named `b`, as JSON; null where nothing was. */
export const externalOf = sql<ExternalVerdict[] | null>`(
  select json_agg(json_build_object('name', x.name, 'source', x.source, 'probability', x.probability,
    'explanation', x.explanation, 'missing', x.missing) order by x.source, x.name)
  from external_signal x where x.review_id = b.id and x.revision = b.revision)`
