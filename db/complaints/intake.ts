import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { ComplaintRow } from '#domain/intake'

/** Complaints already known, locked in id order; `digest` is hexadecimal. */
export async function lockComplaints(tx: Tx, ids: string[]): Promise<{ id: string; digest: string }[]> {
  const { rows } = await sql<{ id: string; digest: string }>`
    select id, encode(content_digest, 'hex') as digest from complaint
    where id = any(${ids}) order by id for update`.execute(tx)
  return rows
}

/** Inserts the complaints not yet known; their ids. `channel` is how they came. */
export async function insertComplaints(
  tx: Tx,
  incoming: { row: ComplaintRow; digest: string }[],
  { channel, now }: { channel: 'api' | 'portal' | 'form' | 'notice'; now: Date },
): Promise<string[]> {
  const complaints = incoming.map(({ row, digest }) => ({
    id: row.id,
    seller_id: row.sellerId,
    order_id: row.orderId,
    complainant_id: row.complainantId,
    kind: row.kind,
    filed_by: row.filedBy ?? 'buyer',
    language: row.language?.slice(0, 2).toLowerCase() ?? null,
    contact_email: row.contactEmail ?? null,
    channel,
    text: row.text,
    evidence: row.evidence ?? [],
    created_at: row.createdAt,
    content_digest: `\\x${digest}`,
  }))
  const { rows } = await sql<{ id: string }>`
    insert into complaint (id, seller_id, order_id, complainant_id, kind, filed_by, language, contact_email, channel,
      text, evidence, created_at, content_digest, received_at, stage_since)
    select id, seller_id, order_id, complainant_id, kind, filed_by,
      case when language in ('en', 'uk', 'ru', 'zh') then language end, contact_email, channel, text, evidence, created_at,
      content_digest, ${now}::timestamptz, ${now}::timestamptz from json_to_recordset(${JSON.stringify(complaints)}::json) as c
      (id text, seller_id text, order_id text, complainant_id text, kind text, filed_by text, language text,
       contact_email text, channel text, text text, evidence jsonb, created_at timestamptz, content_digest bytea)
    order by c.id on conflict (id) do nothing returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
