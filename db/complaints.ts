import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ComplaintRow } from '#domain/intake'

/** Complaints already known, locked in id order; `digest` is hexadecimal. */
export async function lockComplaints(tx: Tx, ids: string[]): Promise<{ id: string; digest: string }[]> {
  const { rows } = await sql<{ id: string; digest: string }>`
    select id, encode(content_digest, 'hex') as digest from complaint
    where id = any(${ids}) order by id for update`.execute(tx)
  return rows
}

/** Inserts the complaints not yet known; their ids. */
export async function insertComplaints(
  tx: Tx,
  incoming: { row: ComplaintRow; digest: string }[],
  now: Date,
): Promise<string[]> {
  const complaints = incoming.map(({ row, digest }) => ({
    id: row.id,
    seller_id: row.sellerId,
    order_id: row.orderId,
    complainant_id: row.complainantId,
    kind: row.kind,
    text: row.text,
    evidence: row.evidence ?? [],
    created_at: row.createdAt,
    content_digest: `\\x${digest}`,
  }))
  const { rows } = await sql<{ id: string }>`
    insert into complaint (id, seller_id, order_id, complainant_id, kind, text, evidence, created_at, content_digest,
      received_at)
    select c.*, ${now}::timestamptz from json_to_recordset(${JSON.stringify(complaints)}::json) as c
      (id text, seller_id text, order_id text, complainant_id text, kind text, text text, evidence jsonb,
       created_at timestamptz, content_digest bytea)
    order by c.id on conflict (id) do nothing returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

export function findComplaint(db: Database, id: string) {
  return db
    .selectFrom('complaint')
    .select(['id', 'sellerId', 'orderId', 'complainantId', 'kind', 'text', 'evidence', 'createdAt'])
    .select(['state', 'decidedFor', 'decidedAt', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
}
