import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { BenchDatabase } from '#tests/bench/bench-database'
import { insertMakings, insertSellers } from '#tests/bench/makings'
import { withoutIndexes } from '#tests/bench/without-indexes'

/**
 * A marketplace after years: `reviews` reviews, the newest `open` of them in line (one in 50 before the seniors), the
 * others published; each with its event and its screening, each published one with its decision.
 */
export async function fillDesk(
  { ownerDb }: BenchDatabase,
  { reviews, open }: { reviews: number; open: number },
): Promise<void> {
  await insertSellers(ownerDb)
  await insertMakings(ownerDb)
  await withoutIndexes(ownerDb, ['review', 'event', 'screening', 'decision', 'work_item'], async () => {
    await insertReviews(ownerDb, reviews, open)
    await insertHistory(ownerDb)
  })
  await insertLine(ownerDb)
}

/** Review n of all was written n × 30 s before now. */
async function insertReviews(db: Database, reviews: number, open: number): Promise<void> {
  await sql`
    insert into review (id, seller_id, direction, rating, text, language, author_id, author_registered_at, device_hash,
      address_hash, created_at, received_at, content_digest, state, published_revision, fake_probability, version)
    select 'old-' || n, 'seller-' || abs(hashint4(n) % 2000), 'buyer_to_seller', 1 + (n % 5), making.text,
      making.language, 'author-' || (hashint4(-n) & 262143), now() - interval '3 years', 'device-' || (hashint4(-n) & 262143),
      'address-' || (hashint4(-n) & 262143), now() - n * interval '30 s', now() - n * interval '30 s', sha256(n::text::bytea),
      case when n <= ${open} then case when n % 50 = 0 then 'escalated' else 'queued' end else 'published' end,
      case when n > ${open} then 1 end, (n % 1000) / 1000.0, 2
    from generate_series(1, ${reviews}::int) n
    join bench_making making on making.place = n % (select count(*) from bench_making)`.execute(db)
}

async function insertHistory(db: Database): Promise<void> {
  await sql`
    insert into event (type, subject_kind, subject_id, data, actor_kind, actor_id, happened_at, digest)
    select 'review_received', 'review', id, '{"revision":1}', 'api_key', 'bench', received_at, content_digest
    from review order by received_at`.execute(db)
  await sql`
    insert into screening (review_id, revision, model, policy_version, outcome, fake_probability, signals, screened_at)
    select id, 1, 'bench', 0, case when state = 'published' then 'publish' else 'queue' end, fake_probability,
      '[{"name":"no_order","strength":0.3,"facts":[]}]', received_at from review`.execute(db)
  await sql`
    insert into decision (subject_kind, subject_id, revision, action, from_state, to_state, version, policy_version,
      decided_at, effective_at)
    select 'review', id, 1, 'publish', 'received', 'published', 2, 0, received_at, received_at
    from review where state = 'published'`.execute(db)
}

async function insertLine(db: Database): Promise<void> {
  await sql`
    insert into work_item (kind, subject_id, queue, language, rank_at, due_at, why, opened_at)
    select 'review', id, case when state = 'escalated' then 'seniors' else 'reviews' end, language,
      received_at + interval '20 h', received_at + interval '24 h',
      '[{"factor":"severity","hours":4,"values":{"probability":0.4}}]', received_at
    from review where state in ('queued', 'escalated')`.execute(db)
}
