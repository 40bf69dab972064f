import { type Selectable, sql, type Updateable } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { AppealTable } from '#db/schema/appeals'
import type { Part } from '#domain/appeals/reviewer'
import type { AppealState } from '#domain/appeals/state'

/** An appeal with the statement it is from. */
export type Appeal = NonNullable<Awaited<ReturnType<typeof lockAppeal>>>
export type AppealRow = Selectable<AppealTable>
export type AppealChange = Omit<
  Updateable<AppealTable>,
  'id' | 'statementId' | 'grounds' | 'submittedAt' | 'version'
>

const statementColumns = [
  'statement.kind',
  'statement.subjectKind',
  'statement.subjectId',
  'statement.addresseeSellerId',
  'statement.addresseePersonId',
  'statement.decisionId',
  'statement.createdAt as toldAt',
] as const

/** The appeal, held against every other change until the transaction ends. */
export function lockAppeal(tx: Tx, id: string) {
  return tx
    .selectFrom('appeal')
    .innerJoin('statement', 'statement.id', 'appeal.statementId')
    .selectAll('appeal')
    .select(statementColumns)
    .where('appeal.id', '=', id)
    .forUpdate('appeal')
    .executeTakeFirst()
}

/** A statement somebody appeals from; other appeals from it wait until the transaction ends. */
export async function lockStatement(tx: Tx, id: string) {
  // Statements are never written again, so there is no right to lock their rows.
  await sql`select pg_advisory_xact_lock(hashtextextended('appeal ' || ${id}, 0))`.execute(tx)
  return tx
    .selectFrom('statement')
    .leftJoin('decision', 'decision.id', 'statement.decisionId')
    .select([...statementColumns, 'statement.id', 'statement.language', 'decision.undoneAt'])
    .where('statement.id', '=', id)
    .executeTakeFirst()
}

/** The states of all appeals from a statement. */
export async function listEarlierStates(tx: Tx | Database, statementId: string): Promise<AppealState[]> {
  const rows = await tx.selectFrom('appeal').select('state').where('statementId', '=', statementId).execute()
  return rows.map(({ state }) => state)
}

/** Whether anybody has appealed from what was decided about a complaint. */
export async function isComplaintAppealed(db: Database, complaintId: string): Promise<boolean> {
  const found = await db
    .selectFrom('appeal')
    .innerJoin('statement', 'statement.id', 'appeal.statementId')
    .select('appeal.id')
    .where('statement.subjectKind', '=', 'complaint')
    .where('statement.subjectId', '=', complaintId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

type NewAppeal = Pick<AppealRow, 'statementId' | 'language' | 'grounds' | 'submittedAt' | 'dueAt'>

export async function insertAppeal(tx: Tx, { grounds, ...appeal }: NewAppeal): Promise<string> {
  const { id } = await tx
    .insertInto('appeal')
    .values({ ...appeal, grounds: JSON.stringify(grounds) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes an appeal; makes a new version of it unless it is one part of a change. */
export async function setAppeal(
  tx: Tx,
  id: string,
  change: AppealChange,
  { isNewVersion = true }: { isNewVersion?: boolean } = {},
): Promise<void> {
  await tx
    .updateTable('appeal')
    .set((eb) => ({ ...change, ...(isNewVersion && { version: eb('version', '+', 1) }) }))
    .where('id', '=', id)
    .execute()
}

/** What somebody has had to do with an appeal and with what it is about. */
export async function findPart(
  tx: Tx | Database,
  { appealId, statementId }: { appealId: string; statementId: string },
  personId: string,
): Promise<Part> {
  const { rows } = await sql<Part>`
    select took_part_in_appeal(${appealId}::uuid, ${statementId}::uuid, ${personId}::uuid) as took_part,
      tied_to_statement(${personId}::uuid, ${statementId}::uuid) as is_tied,
      exists (select from appeal_conflict where appeal_id = ${appealId} and account_id = ${personId}) as has_conflict`.execute(
    tx,
  )
  return rows[0] ?? { tookPart: true, hasConflict: true, isTied: true }
}

/** Whoever a statement is to, and both sides of what it is about. */
export async function listParties(db: Database | Tx, statementId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from parties_of_statement(${statementId}::uuid) id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Keeps that somebody answered an appeal that is to be judged anew. */
export async function insertDecider(tx: Tx, appealId: string, accountId: string, now: Date): Promise<void> {
  await tx
    .insertInto('appealDecider')
    .values({ appealId, accountId, decidedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Keeps that an appeal touches somebody. */
export async function insertConflict(
  tx: Tx,
  { appealId, accountId, why }: { appealId: string; accountId: string; why: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('appealConflict')
    .values({ appealId, accountId, why, declaredAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What a request that came before did, to which appeal and with what, and the answer to it: the appeal as it stands. */
export async function findAppealAnswer(tx: Tx, requestKey: string) {
  const found = await tx
    .selectFrom('event')
    .innerJoin('appeal', (join) => join.on(sql<boolean>`appeal.id::text = event.subject_id`))
    .select(['appeal.id', 'appeal.state', 'appeal.version', 'appeal.statementId', 'event.type', 'event.data'])
    .where('event.requestKey', '=', requestKey)
    .where('event.subjectKind', '=', 'appeal')
    .executeTakeFirst()
  if (!found) return undefined
  const { statementId, type, data, ...answer } = found
  return { statementId, type, data, answer }
}

type DueBy = {
  limit: number
  closedBefore: Date
  /** Appeals due by then are to be reminded of. */
  remindBefore: Date
  /** The states in which our time runs. */
  running: readonly AppealState[]
}

/**
 * Appeals whose clocks have made something due, at most `limit`. The states named here are those of the indexes, so that
 * these are used.
 */
export async function listDueAppeals(
  db: Database,
  { limit, closedBefore, remindBefore, running }: DueBy,
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    (select id from appeal where state in ('submitted', 'assigned', 'under_review', 'info_requested', 'second_opinion')
       and state = any(${running}) and reminded < 2
       and due_at <= case when reminded = 0 then ${remindBefore}::timestamptz else ${now}::timestamptz end
       and due_at <= ${remindBefore} order by due_at limit ${limit})
    union all
    (select id from appeal where state = 'info_requested' and asked_until <= ${now} order by asked_until limit ${limit})
    union all
    (select appeal.id from appeal where state in ('overturned', 'modified') and exists (
       select from statement_delivery delivery
       where delivery.statement_id = appeal.outcome_statement_id and delivery.state = 'delivered') limit ${limit})
    union all
    (select id from appeal where state in ('upheld', 'effects_done') and decided_at <= ${closedBefore}
     order by decided_at limit ${limit})`.execute(db)
  return rows.map(({ id }) => id)
}
