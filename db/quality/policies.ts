import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { QualityPolicy } from '#domain/quality/policy'
import type { Simulation } from '#domain/quality/simulation'

/** The rules in force; undefined means those the software came with. */
export async function findPolicyInForce(db: Database | Tx): Promise<QualityPolicy | undefined> {
  const row = await db
    .selectFrom('qualityPolicy')
    .select('rules')
    .where('state', '=', 'in_force')
    .executeTakeFirst()
  return row?.rules
}

/** The rules of a version, in force or not; undefined for those the software came with. */
export async function findPolicyVersion(
  db: Database | Tx,
  version: string,
): Promise<QualityPolicy | undefined> {
  const row = await db
    .selectFrom('qualityPolicy')
    .select('rules')
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.rules
}

const columns = [
  'qualityPolicy.id',
  'version',
  'rules',
  'note',
  'state',
  'simulation',
  'proposedBy',
  'proposer.name as proposedByName',
  'proposedAt',
  'approvedBy',
  'approver.name as approvedByName',
  'refuser.name as refusedByName',
  'closedAt',
] as const

/** Every version of the rules with who made it and who decided about it, the newest first; at most 100. */
export function listQualityPolicies(db: Database) {
  return db
    .selectFrom('qualityPolicy')
    .innerJoin('account as proposer', 'proposer.id', 'qualityPolicy.proposedBy')
    .leftJoin('account as approver', 'approver.id', 'qualityPolicy.approvedBy')
    .leftJoin('account as refuser', 'refuser.id', 'qualityPolicy.refusedBy')
    .select(columns)
    .orderBy('proposedAt', 'desc')
    .limit(100)
    .execute()
}

/** Holds a version until the transaction ends. */
export function lockQualityPolicy(tx: Tx, id: string) {
  return tx
    .selectFrom('qualityPolicy')
    .select(['id', 'version', 'rules', 'state', 'proposedBy'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

type NewPolicy = {
  id: string
  rules: Omit<QualityPolicy, 'version'>
  note: string
  simulation: Simulation | null
  proposedBy: string
}

/** Adds a version and numbers it; undefined where another one waits for approval already. */
export async function insertQualityPolicy(
  tx: Tx,
  { id, rules, note, simulation, proposedBy }: NewPolicy,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await sql<{ version: string }>`
    with numbered as (select 'SQ-' || (count(*) + 2) as version from quality_policy)
    insert into quality_policy (id, version, rules, note, simulation, proposed_by, proposed_at)
    select ${id}::uuid, version, ${JSON.stringify(rules)}::jsonb || jsonb_build_object('version', version), ${note},
      ${simulation && JSON.stringify(simulation)}::jsonb, ${proposedBy}::uuid, ${now}
    from numbered on conflict do nothing returning version`.execute(tx)
  return rows[0]?.version
}

/**
 * Puts a version into force in the place of the one before; the version replaced, if there was one. `closedAt` is when
 * a proposal was decided about.
 */
export async function putPolicyIntoForce(
  tx: Tx,
  { id, approvedBy }: { id: string; approvedBy: string },
  now: Date,
): Promise<string | undefined> {
  const replaced = await tx
    .updateTable('qualityPolicy')
    .set({ state: 'replaced' })
    .where('state', '=', 'in_force')
    .returning('version')
    .executeTakeFirst()
  await tx
    .updateTable('qualityPolicy')
    .set({ state: 'in_force', approvedBy, closedAt: now })
    .where('id', '=', id)
    .execute()
  return replaced?.version
}

export async function markPolicyRefused(
  tx: Tx,
  { id, refusedBy }: { id: string; refusedBy: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('qualityPolicy')
    .set({ state: 'refused', refusedBy, closedAt: now })
    .where('id', '=', id)
    .execute()
}
