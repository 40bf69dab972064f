import { sql } from 'kysely'
import type { BenchDatabase } from '#tests/bench/bench-database'

/**
 * The raw limit of screening: takes work from the outbox, reads its reviews and writes the rows a publication leaves
 * behind, by one statement a table in one transaction. No signal is worked out.
 *
 * @returns how many reviews it took.
 */
export async function publishPlainly({ ownerDb }: BenchDatabase, limit: number): Promise<number> {
  return ownerDb.transaction().execute(async (tx) => {
    const { rows: reviews } = await sql<{ id: string }>`
      with due as materialized (
        select id from outbox where event_id is null order by due_at, id limit ${limit} for update skip locked
      ), taken as (
        delete from outbox using due where outbox.id = due.id returning outbox.subject_id
      )
      select review.* from taken join review on review.id = taken.subject_id`.execute(tx)
    if (reviews.length === 0) return 0
    const ids = sql`unnest(${reviews.map(({ id }) => id)}::text[]) ids (id)`
    await sql`
      insert into screening (review_id, revision, model, policy_version, outcome, fake_probability, signals, screened_at)
      select id, 1, 'plain', 0, 'publish', 0.05, '[]', now() from ${ids}`.execute(tx)
    await sql`
      update review set state = 'published', published_revision = 1, fake_probability = 0.05, version = version + 1
      from ${ids} where review.id = ids.id`.execute(tx)
    await sql`
      insert into decision (subject_kind, subject_id, revision, action, from_state, to_state, version, policy_version,
        decided_at, effective_at)
      select 'review', id, 1, 'publish', 'received', 'published', 2, 0, now(), now() from ${ids}`.execute(tx)
    await sql`
      with told as (
        insert into event (type, subject_kind, subject_id, data, actor_kind, actor_id, happened_at, digest)
        select type, 'review', ids.id, '{"outcome":"publish"}', 'job', 'plain', now(), sha256(ids.id::bytea)
        from ${ids}, unnest(array['review_screened', 'review_decided']) type
        returning id, type, subject_id
      )
      insert into outbox (job, subject_id, event_id, due_at)
      select 'announce', subject_id, id, now() from told where type = 'review_decided'`.execute(tx)
    return reviews.length
  })
}
