import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ExclusionTable } from '#db/schema/exclusions'
import type { ExclusionState } from '#domain/exclusion/state'

export type Exclusion = Selectable<ExclusionTable>
export type NewExclusion = Insertable<ExclusionTable>
export type ExclusionChange = Omit<
  Updateable<ExclusionTable>,
  'id' | 'sellerId' | 'zone' | 'openedAt' | 'version'
>

/** The seller a case is about, held against other new cases until the transaction ends. */
export function lockSellerOfCase(tx: Tx, sellerId: string) {
  return tx
    .selectFrom('seller')
    .select(['id', 'name', 'category', 'language', 'contactEmail'])
    .where('id', '=', sellerId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export function findSellerOfCase(db: Database | Tx, sellerId: string) {
  return db
    .selectFrom('seller')
    .select(['id', 'name', 'category', 'language', 'contactEmail'])
    .where('id', '=', sellerId)
    .executeTakeFirst()
}

/** The case, held against every other change until the transaction ends. */
export function lockExclusion(tx: Tx, id: string): Promise<Exclusion | undefined> {
  return tx.selectFrom('exclusion').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The seller's open case, held likewise. */
export function lockOpenExclusion(tx: Tx, sellerId: string): Promise<Exclusion | undefined> {
  return openOf(tx, sellerId).forUpdate().executeTakeFirst()
}

export function findExclusion(db: Database | Tx, id: string): Promise<Exclusion | undefined> {
  return db.selectFrom('exclusion').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The seller's case that is not over, if there is one. */
export function findOpenExclusion(db: Database | Tx, sellerId: string): Promise<Exclusion | undefined> {
  return openOf(db, sellerId).executeTakeFirst()
}

function openOf(db: Database | Tx, sellerId: string) {
  return db
    .selectFrom('exclusion')
    .selectAll()
    .where('sellerId', '=', sellerId)
    .where(sql<boolean>`state not in ('observed', 'closed_good', 'terminated', 'cancelled', 'annulled')`)
}

/** All cases of a seller, the newest first. */
export function listExclusionsOf(db: Database, sellerId: string): Promise<Exclusion[]> {
  return db
    .selectFrom('exclusion')
    .selectAll()
    .where('sellerId', '=', sellerId)
    .orderBy('openedAt', 'desc')
    .limit(50)
    .execute()
}

export async function insertExclusion(tx: Tx, row: NewExclusion): Promise<Exclusion> {
  return tx.insertInto('exclusion').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Writes a change. A clock's makes no new version, and neither does a step on the way to a state. */
export async function setExclusion(
  tx: Tx,
  id: string,
  change: ExclusionChange,
  { isNewVersion = true }: { isNewVersion?: boolean } = {},
): Promise<void> {
  await tx
    .updateTable('exclusion')
    .set((eb) => ({ ...change, ...(isNewVersion && { version: eb('version', '+', 1) }) }))
    .where('id', '=', id)
    .execute()
}

/** The time by the database, which has the last word about a re-check. */
export async function findDatabaseTime(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select assay_now() as now`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the database tells no time')
  return row.now
}

/** What the request with this key did to a case, if it has already been carried out. */
export async function findCaseAnswer(
  tx: Tx,
  requestKey: string,
): Promise<{ id: string; state: ExclusionState; version: number } | undefined> {
  const { rows } = await sql<{ id: string; state: ExclusionState; version: number }>`
    select first.subject_id as id, last.data->>'after' as state, (last.data->>'version')::int as version
    from event first join lateral (
      select data from event
      where subject_kind = 'exclusion' and subject_id = first.subject_id
        and data->>'version' = first.data->>'version'
      order by id desc limit 1
    ) last on true
    where first.request_key = ${requestKey} and first.subject_kind = 'exclusion'`.execute(tx)
  return rows[0]
}

/** Whether any endpoint of the marketplace hears events of a type. */
export async function isHeardByMarketplace(tx: Tx, type: string): Promise<boolean> {
  const { rows } = await sql`
    select from webhook_endpoint
    where disabled_at is null and (types is null or ${type} = any(types)) limit 1`.execute(tx)
  return rows.length > 0
}

/** Who changed a case last; for whoever comes too late. */
export async function findLastCaseChange(tx: Tx, id: string) {
  return tx
    .selectFrom('event')
    .leftJoin('account', (join) =>
      join.on('event.actorKind', '=', 'person').onRef(sql`account.id::text`, '=', 'event.actorId'),
    )
    .select(['account.name', 'event.happenedAt'])
    .where('event.subjectKind', '=', 'exclusion')
    .where('event.subjectId', '=', id)
    .orderBy('event.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
