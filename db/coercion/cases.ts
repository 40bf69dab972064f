import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ChangeAnswer, QuestionedChange } from '#domain/coercion/question'
import type { IntegrityKind, IntegrityState } from '#domain/coercion/state'

export type IntegrityCase = {
  id: string
  kind: IntegrityKind
  sellerId: string
  reviewId: string
  state: IntegrityState
  openedAt: Date
  decidedAt: Date | null
  leaseHolder: string | null
  leaseUntil: Date | null
  note: string | null
  version: number
  change: QuestionedChange | null
  answer: ChangeAnswer | null
  ratingBefore: number | null
}

const columns =
  sql.raw(`c.id, c.kind, c.seller_id, c.review_id, c.state, c.opened_at, c.decided_at, c.lease_holder, c.lease_until,
  c.note, c.version, q.change, q.answer, q.rating_before`)

/** A case, if it is not there yet; its id where it is new. */
export async function insertCase(
  tx: Tx,
  opened: { kind: IntegrityKind; sellerId: string; reviewId: string; questionId: string | null },
  now: Date,
): Promise<string | undefined> {
  const inserted = await tx
    .insertInto('integrityCase')
    .values({ ...opened, openedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

/** A page of the cases: open ones the oldest first, decided ones the newest first. */
export async function listCases(
  db: Database,
  { isOpen }: { isOpen: boolean },
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<IntegrityCase[]> {
  const [test, order, beyond] = isOpen
    ? [sql`c.state = 'open'`, sql`c.opened_at, c.id`, sql`>`]
    : [sql`c.state <> 'open'`, sql`c.opened_at desc, c.id desc`, sql`<`]
  const from = after ? sql`and (c.opened_at, c.id) ${beyond} (${after.at}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<IntegrityCase>`
    select ${columns} from integrity_case c left join change_question q on q.id = c.question_id
    where ${test} ${from} order by ${order} limit ${limit}`.execute(db)
  return rows
}

export type ListedCase = Pick<
  IntegrityCase,
  'id' | 'kind' | 'sellerId' | 'reviewId' | 'state' | 'openedAt' | 'decidedAt' | 'version'
>

/** A page of all cases, the newest first. */
export function listCasePage(
  db: Database,
  { state, sellerId }: { state?: IntegrityState | undefined; sellerId?: string | undefined },
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<ListedCase[]> {
  let page = db
    .selectFrom('integrityCase')
    .select(['id', 'kind', 'sellerId', 'reviewId', 'state', 'openedAt', 'decidedAt', 'version'])
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (state) page = page.where('state', '=', state)
  if (sellerId) page = page.where('sellerId', '=', sellerId)
  if (after) page = page.where(sql<boolean>`(opened_at, id) < (${after.at}, ${after.id}::uuid)`)
  return page.execute()
}

export async function findCase(db: Database | Tx, id: string): Promise<IntegrityCase | undefined> {
  const { rows } = await sql<IntegrityCase>`
    select ${columns} from integrity_case c left join change_question q on q.id = c.question_id
    where c.id = ${id}`.execute(db)
  return rows[0]
}

/** The case, held until the transaction ends. */
export function lockCase(tx: Tx, id: string) {
  return tx.selectFrom('integrityCase').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/**
 * Leases the case somebody has in hand, or the oldest open one that nobody else holds, stepping around those just being
 * taken; its id.
 */
export async function claimNextCase(
  db: Database,
  { accountId, now, until }: { accountId: string; now: Date; until: Date },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with own as materialized (
      select id from integrity_case where state = 'open' and lease_holder = ${accountId}
      order by opened_at, id limit 1 for update skip locked
    ), first as materialized (
      select id from integrity_case
      where state = 'open' and (lease_until is null or lease_until <= ${now}) and not exists (select from own)
      order by opened_at, id limit 1 for update skip locked
    ), next as (select id from own union all select id from first)
    update integrity_case set lease_holder = ${accountId}, lease_until = ${until}
    from next where integrity_case.id = next.id returning integrity_case.id`.execute(db)
  return rows[0]?.id
}

export async function setCaseDecided(
  tx: Tx,
  id: string,
  decision: { state: IntegrityState; decidedBy: string; decidedAt: Date; note: string; told: string | null },
): Promise<void> {
  await tx
    .updateTable('integrityCase')
    .set((eb) => ({ ...decision, leaseHolder: null, leaseUntil: null, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Takes back what was found; who had found it, and on what, is kept. */
export async function setFindingWithdrawn(tx: Tx, id: string, state: IntegrityState): Promise<void> {
  await tx
    .updateTable('integrityCase')
    .set((eb) => ({ state, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
