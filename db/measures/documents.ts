import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { DocumentState } from '#domain/measures/document'

const shown = [
  'id',
  'sellerId',
  'kind',
  'state',
  'source',
  'reference',
  'validUntil',
  'note',
  'refusedAt',
  'changedAt',
  'version',
] as const

/** A seller's proofs, by kind. */
export function listDocuments(db: Database, sellerId: string) {
  return db
    .selectFrom('sellerDocument')
    .select(shown)
    .where('sellerId', '=', sellerId)
    .orderBy('kind')
    .limit(200)
    .execute()
}

/** What waits to be checked or accepted, with its seller's name, the oldest first. */
export function listWaitingDocuments(db: Database, limit: number) {
  return db
    .selectFrom('sellerDocument')
    .leftJoin('seller', 'seller.id', 'sellerDocument.sellerId')
    .select([...shown.map((column) => `sellerDocument.${column}` as const), 'seller.name as sellerName'])
    .where('state', 'in', ['uploaded', 'checked'])
    .orderBy('changedAt')
    .orderBy('sellerDocument.id')
    .limit(limit)
    .execute()
}

/** The proof of a kind, held against every other change until the transaction ends. */
export function lockDocument(tx: Tx, { sellerId, kind }: { sellerId: string; kind: string }) {
  return tx
    .selectFrom('sellerDocument')
    .select(shown)
    .where('sellerId', '=', sellerId)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst()
}

/** What is known of a proof after a change; what is left out stays as it was. */
export type DocumentChange = {
  state: DocumentState
  reference?: string
  source?: 'seller'
  validUntil?: Date | null
  note?: string | null
  refusedAt?: Date | null
}

export async function setDocument(
  tx: Tx,
  id: string,
  change: DocumentChange,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('sellerDocument')
    .set((eb) => ({ ...change, changedBy: by, changedAt: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** A proof asked for or handed in for the first time, about a seller who is held. */
export async function insertDocument(
  tx: Tx,
  { sellerId, kind, ...change }: { sellerId: string; kind: string } & DocumentChange,
  { by, at }: { by: string; at: Date },
): Promise<string> {
  const { id } = await tx
    .insertInto('sellerDocument')
    .values({ sellerId, kind, ...change, changedBy: by, changedAt: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type VouchedDocument = { sellerId: string; kind: string; validUntil: string; state: DocumentState }
export type ChangedDocument = {
  id: string
  sellerId: string
  kind: string
  validUntil: Date
  before: DocumentState | null
  after: DocumentState
}

/**
 * Takes what the marketplace says it has verified: that is newer than whatever is known of a proof with another
 * end. What is sent again as it was changes nothing. One row for each seller and kind; what changed.
 */
export async function vouchForDocuments(
  tx: Tx,
  documents: VouchedDocument[],
  now: Date,
): Promise<ChangedDocument[]> {
  if (documents.length === 0) return []
  const { rows } = await sql<ChangedDocument>`
    with sent as materialized (
      select * from json_to_recordset(${JSON.stringify(documents)}::json)
        as r ("sellerId" text, kind text, "validUntil" timestamptz, state text)
    ), known as materialized (
      select document.* from seller_document document join sent
        on sent."sellerId" = document.seller_id and sent.kind = document.kind
      order by document.seller_id, document.kind for update of document
    ), kept as (
      insert into seller_document as document (seller_id, kind, state, source, valid_until, changed_at)
      select "sellerId", kind, state, 'marketplace', "validUntil", ${now} from sent order by 1, 2
      on conflict (seller_id, kind) do update
        set state = excluded.state, source = 'marketplace', valid_until = excluded.valid_until,
            note = null, refused_at = null, changed_by = null, changed_at = excluded.changed_at,
            version = document.version + 1
        where document.valid_until is distinct from excluded.valid_until
      returning id, seller_id, kind, valid_until, state
    )
    select kept.id, kept.seller_id, kept.kind, kept.valid_until, known.state as before, kept.state as after
    from kept left join known on known.id = kept.id
    order by kept.seller_id, kept.kind`.execute(tx)
  return rows
}

/** Marks proofs whose end is near or past, at most `limit`; what changed. `nearAt` is the latest end that is near. */
export async function markEndingDocuments(
  tx: Tx,
  { nearAt, limit }: { nearAt: Date; limit: number },
  now: Date,
): Promise<ChangedDocument[]> {
  const { rows } = await sql<ChangedDocument>`
    with due as materialized (
      select id, state as before from seller_document
      where (state = 'valid' and valid_until <= ${nearAt}) or (state = 'expiring' and valid_until <= ${now})
      order by valid_until limit ${limit} for update skip locked
    )
    update seller_document document
    set state = case when valid_until <= ${now} then 'expired' else 'expiring' end,
        changed_by = null, changed_at = ${now}, version = version + 1
    from due where document.id = due.id
    returning document.id, document.seller_id, document.kind, document.valid_until, due.before,
              document.state as after`.execute(tx)
  return rows
}
