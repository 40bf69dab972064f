import { sql } from 'kysely'
import type { ReviewRow } from '#domain/intake'
import type { BenchDatabase } from '#tests/bench/bench-database'

const digest = '\\x'.padEnd(66, '0')

/** Tables of the same columns, indexes and constraints as those the intake writes, for the raw limits. */
export async function makeTwinTables({ ownerDb }: BenchDatabase): Promise<void> {
  for (const table of ['review', 'event', 'outbox', 'audit_link']) {
    await sql`create table ${sql.table(`bare_${table}`)} (like ${sql.table(table)} including all)`.execute(
      ownerDb,
    )
  }
  await sql`create sequence bare_audit_seq`.execute(ownerDb)
}

/**
 * The raw limit of the intake: the rows a batch leaves behind, by one multi-row insert a table in one transaction.
 * Nothing is compared, validated or computed.
 */
export async function insertPlainly(
  { ownerDb }: BenchDatabase,
  rows: ReviewRow[],
  { reviewsOnly = false } = {},
): Promise<void> {
  await ownerDb.transaction().execute(async (tx) => {
    await sql`
      insert into bare_review (id, seller_id, order_id, direction, rating, text, language, author_id, author_registered_at,
        device_hash, address_hash, created_at, received_at, content_digest)
      select id, "sellerId", "orderId", 'buyer_to_seller', rating, text, language, author ->> 'id',
        (author ->> 'registeredAt')::timestamptz, author ->> 'deviceHash', author ->> 'addressHash', "createdAt",
        now(), ${digest}::bytea
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, "sellerId" text, "orderId" text, rating smallint, text text,
        language text, author json, "createdAt" timestamptz)`.execute(tx)
    if (reviewsOnly) return
    const ids = rows.map(({ id }) => id)
    await sql`
      insert into bare_event (type, subject_kind, subject_id, data, actor_kind, actor_id, happened_at, digest)
      select 'review_received', 'review', id, '{"revision":1}', 'api_key', 'bench', now(), ${digest}::bytea
      from unnest(${ids}::text[]) id`.execute(tx)
    await sql`
      insert into bare_outbox (job, subject_id, due_at)
      select 'screen_reviews', id, now() from unnest(${ids}::text[]) id`.execute(tx)
    await sql`
      insert into bare_audit_link (chain, seq, event_ids, hash)
      values (0, nextval('bare_audit_seq'), ${rows.map((_, place) => place)}::bigint[], ${digest}::bytea)`.execute(
      tx,
    )
  })
}
