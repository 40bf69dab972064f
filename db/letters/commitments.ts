import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Day } from '#domain/day'

export type NewCommitment = { rowId: string; action: string; owner: string; measure: string; dueOn: Day }

/** Opens what was promised in a letter; a promise opened before stays as it is. Returns how many are new. */
export async function insertCommitments(
  tx: Tx,
  letter: { id: string; exclusionId: string; sellerId: string },
  promises: NewCommitment[],
  now: Date,
): Promise<number> {
  if (promises.length === 0) return 0
  const { numAffectedRows } = await sql`
    insert into commitment (letter_id, exclusion_id, seller_id, row_id, action, owner, measure, due_on, opened_at)
    select ${letter.id}, ${letter.exclusionId}, ${letter.sellerId}, p."rowId", p.action, p.owner, p.measure,
           p."dueOn", ${now}
    from json_to_recordset(${JSON.stringify(promises)}::json)
      as p ("rowId" text, action text, owner text, measure text, "dueOn" date)
    on conflict (letter_id, row_id) do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** What a seller promised in the letters of an exclusion, what falls due first at the top. */
export function listCommitments(db: Database | Tx, exclusionId: string) {
  return db
    .selectFrom('commitment')
    .select([
      'id',
      'letterId',
      'rowId',
      'action',
      'owner',
      'measure',
      'dueOn',
      'state',
      'evidence',
      'settledBy',
      'settledAt',
    ])
    .where('exclusionId', '=', exclusionId)
    .orderBy('dueOn')
    .orderBy('id')
    .execute()
}

/** Whose letter a commitment belongs to, so that both can be locked before it. */
export function findLetterOfCommitment(tx: Tx, commitmentId: string) {
  return tx
    .selectFrom('commitment')
    .select(['letterId', 'exclusionId'])
    .where('id', '=', commitmentId)
    .executeTakeFirst()
}

/** A commitment, held for change. Lock its letter first. */
export function lockCommitment(tx: Tx, commitmentId: string) {
  return tx.selectFrom('commitment').selectAll().where('id', '=', commitmentId).forUpdate().executeTakeFirst()
}

export async function settleCommitmentRow(
  tx: Tx,
  commitmentId: string,
  change: { state: 'fulfilled' | 'broken'; evidence: string; settledBy: string; settledAt: Date },
): Promise<void> {
  await tx.updateTable('commitment').set(change).where('id', '=', commitmentId).execute()
}

/** How the commitments of a letter stand. */
export async function countCommitments(
  tx: Tx,
  letterId: string,
): Promise<{ open: number; broken: number; all: number }> {
  const { rows } = await sql<{ open: number; broken: number; all: number }>`
    select count(*) filter (where state = 'open') as open, count(*) filter (where state = 'broken') as broken,
           count(*) as "all"
    from commitment where letter_id = ${letterId}`.execute(tx)
  return rows[0] ?? { open: 0, broken: 0, all: 0 }
}
