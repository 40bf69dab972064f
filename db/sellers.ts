import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { SellerRow } from '#domain/intake'

type Incoming = { row: SellerRow; digest: string }

/** Sellers already known, locked in id order; `digest` is hexadecimal. */
export async function lockSellers(tx: Tx, ids: string[]): Promise<{ id: string; digest: string }[]> {
  const { rows } = await sql<{ id: string; digest: string }>`
    select id, encode(content_digest, 'hex') as digest from seller
    where id = any(${ids}) order by id for update`.execute(tx)
  return rows
}

/** Inserts the sellers not yet known and sets off the reviews that waited for them; the new ids. */
export async function insertSellers(tx: Tx, incoming: Incoming[], now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with fresh as (
      insert into seller (id, name, category, joined_at, language, contact_email, verification, returns,
                          content_digest, received_at, updated_at)
      select r.*, ${now}::timestamptz, ${now}::timestamptz from ${recordset(incoming)} order by r.id
      on conflict (id) do nothing returning id
    ), woken as (
      insert into outbox (job, subject_id, due_at)
      select 'screen_reviews', review.id, ${now} from review join fresh on fresh.id = review.seller_id
      where review.state in ('received', 'edit_pending')
    )
    select id from fresh`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function editSellers(tx: Tx, incoming: Incoming[], now: Date): Promise<void> {
  await sql`
    update seller set name = r.name, category = r.category, joined_at = r.joined_at, language = r.language,
      contact_email = r.contact_email, verification = r.verification, returns = r.returns,
      content_digest = r.content_digest, updated_at = ${now}
    from ${recordset(incoming)} where seller.id = r.id`.execute(tx)
}

/** The category a seller is in; null while the seller is not known. */
export async function findCategory(tx: Tx, sellerId: string): Promise<string | null> {
  const found = await tx.selectFrom('seller').select('category').where('id', '=', sellerId).executeTakeFirst()
  return found?.category ?? null
}

function recordset(incoming: Incoming[]) {
  const rows = incoming.map(({ row, digest }) => ({
    id: row.id,
    name: row.name,
    category: row.category,
    joined_at: row.joinedAt,
    language: row.language,
    contact_email: row.contactEmail,
    verification: row.verification ?? [],
    returns: row.returns,
    content_digest: `\\x${digest}`,
  }))
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as r
    (id text, name text, category text, joined_at timestamptz, language text, contact_email text,
     verification jsonb, returns jsonb, content_digest bytea)`
}

/** Ids of sellers in their order, after one of them. */
export async function listSellerIds(
  tx: Tx,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('seller')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
